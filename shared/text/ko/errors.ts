export const errors = {
  'error.call_unknown': '"{call}"이라는 호출은 없습니다. 양쪽 버전이 다를 수 있으니 Quarterdeck을 다시 시작하세요.',
  'error.input_invalid':
    '받을 수 없습니다: "{field}" 값은 {issue, select, invalid_type {{expected} 형이어야 합니다} invalid_value {다음 중 하나여야 합니다: {expected}} too_big {{origin, select, string {{limit}자} array {{limit}개} other {{limit}}} 이하여야 합니다} too_small {{origin, select, string {{limit}자} array {{limit}개} other {{limit}}} 이상이어야 합니다} unrecognized_keys {이 호출이 받지 않는 항목입니다} other {형식이 맞지 않습니다}}. 고쳐서 다시 시도하세요. 기록된 것은 없습니다.',
  'error.unauthorized': '이 페이지에는 실행 중인 Quarterdeck의 키가 없습니다. "npm start"를 다시 실행하면 새 페이지가 열립니다.',
  'error.origin_refused': '거부했습니다: {host} 주소로 들어온 요청은 이 호스트의 것이 아닙니다. 시작할 때 표시된 주소를 쓰세요.',
  'error.too_large': '너무 큽니다. 한도는 {limit}바이트입니다. 나누어 보내세요.',
  'error.code_spent': '이 열기 링크는 이미 사용했거나 30초가 지났습니다. "npm start"를 다시 실행하면 새 페이지가 열립니다.',
  'error.contract_differs': '실행 중인 Quarterdeck(프로세스 {pid})의 버전이 이 명령과 다릅니다. 그것을 끝내고 이 버전을 시작하세요.',
  'error.host_unreachable': '실행 중이던 Quarterdeck이 응답하지 않습니다. 입력한 것은 그대로 있습니다. 다시 시작한 뒤 명령을 반복하세요.',
  'error.internal':
    'Quarterdeck 내부에서 오류가 났습니다(참조 {reference}). 이 호출로 기록된 것은 없고, 자세한 내용은 호스트 로그에 있습니다.',
  'error.data_not_folder': '{path}은(는) 파일입니다. 데이터 폴더는 폴더여야 합니다. --data DIR로 다른 곳을 고르세요.',
  'error.data_unwritable':
    '데이터 폴더 {path}에 쓸 수 없어({cause}) 아무것도 기록할 수 없습니다. 쓸 수 있게 한 뒤 다시 시작하거나 --data DIR로 다른 곳을 고르세요.',
  'error.data_full':
    '데이터 폴더 {path}이(가) 있는 디스크가 가득 차서 아무것도 기록할 수 없습니다. 공간을 비우고 다시 시작하세요. 확인된 기록은 모두 그대로 있습니다.',
  'error.data_owned':
    '데이터 폴더 {path}에서 {host, select, cli {quarterdeck 명령(프로세스 {pid})이 작업하고 있습니다. 그 명령이 끝나기를 기다리거나 끝낸 뒤 다시 시작하거나,} other {다른 Quarterdeck(프로세스 {pid})이 실행 중인데 응답이 없습니다. 그것을 끝내거나,}} --data DIR로 다른 곳을 고르세요.',
  'error.data_in_use':
    '데이터 폴더 {path}을(를) 실행 중인 Quarterdeck(프로세스 {pid})이 쓰고 있어 여기에 복원할 수 없습니다. 새 폴더를 지정하세요: --data NEW_DIR.',
  'error.store_read_only':
    '기록이 읽기 전용으로 열려 있습니다. 더 새로운 Quarterdeck이 쓴 기록입니다. 기록된 것은 없습니다. 이어서 쓰려면 새 버전을 시작하세요.',
  'error.store_failed': '디스크에 쓰지 못했습니다({cause}). 기록된 것은 없습니다. 디스크를 확인하고 다시 시도하세요.',
  'error.store_full': '디스크가 가득 찼습니다. 기록된 것은 없습니다. 공간을 비우고 다시 시도하세요.',
  'error.store_moved':
    '쓰는 중에 데이터 폴더 {path}이(가) 옮겨졌거나 지워졌습니다. 기록된 것은 없습니다. 되돌려 놓거나 Quarterdeck을 다시 시작하세요.',
  'error.backup_exists': '{file}이(가) 이미 있어 그대로 두었습니다. 다른 파일 이름을 쓰세요.',
  'error.backup_unreadable': '{file}은(는) Quarterdeck 백업이 아니거나 손상되었습니다({cause}). 다른 백업을 고르세요.',
  'error.restore_not_empty': '데이터 폴더 {path}에 이미 기록이 있습니다. 빈 곳에 복원하세요: --data NEW_DIR.',
  'error.file_unreadable': '{file}을(를) 읽을 수 없습니다({cause}). 이름과 권한을 확인하세요.',
  'error.file_unwritable': '{file}에 쓸 수 없습니다({cause}). 다른 위치를 고르세요.',
  'error.settings_broken': '{file}에 잘못된 곳({line}행 {column}열)이 있어 덮어쓰지 않았습니다. 고치거나 지운 뒤 다시 설정하세요.',
  'error.file_exists': '{file}이(가) 이미 있어 그대로 두었습니다. --out으로 다른 이름을 쓰세요.',
  'error.path_relative': '{file}만으로는 어느 폴더인지 알 수 없습니다. 루트부터 시작하는 전체 경로를 쓰세요.',
  'error.node_too_old': 'Quarterdeck에는 Node {needed} 이상이 필요한데 지금은 {found}입니다. 새 Node를 설치하세요.',
  'error.port_busy': '포트 {port}을(를) 다른 프로그램이 쓰고 있습니다. --port N으로 다른 포트를 고르거나, --port를 빼면 빈 포트를 씁니다.',
  'error.port_denied':
    '이 사용자는 포트 {port}을(를) 열 수 없습니다. --port N으로 1023보다 큰 포트를 고르거나, --port를 빼면 빈 포트를 씁니다.',
  'error.browser_missing': '여기서는 브라우저를 열 수 없습니다. 30초 안에 이 주소를 직접 여세요: {url}',
  'error.desktop_missing': '이 컴퓨터에 Electron 런타임이 없어 데스크톱 창을 열 수 없습니다. --host loopback을 쓰세요.',
  'error.incident_unknown': '{incidentId}(이)라는 장애는 없습니다. "quarterdeck incident list"로 목록을 보세요.',
  'error.alert_unknown':
    '{name}에 지금 알람 {fingerprint}이(가) 없습니다. 이미 끝났거나 지문이 다릅니다. 지금 있는 알람: quarterdeck probe run alertmanager.alerts --target {name}',
  'error.incident_none_open': '열린 장애가 없습니다. 먼저 선언하세요: quarterdeck incident declare --title "…"',
  'error.incident_several_open': '열린 장애가 {count}건입니다. --incident로 지정하세요: {incidents}',
  'error.incident_closed':
    '장애 {incidentId}은(는) 종료되었습니다. 다시 열려면 상태를 되돌리세요: quarterdeck incident status {incidentId} investigating',
  'error.incident_unchanged': '이미 {value} 상태입니다. 기록된 것은 없습니다.',
  'error.time_unreadable': '"{text}"은(는) 읽을 수 있는 시각이 아닙니다. 14:05, -10m, 2026-11-22T14:05+09:00처럼, 1970년 이후로 쓰세요.',
  'error.time_in_future': '"{text}"은(는) {moment}, 아직 오지 않은 시각입니다. 지난 시각을 쓰세요.',
  'error.cursor_unreadable': '"{cursor}"은(는) 이 타임라인의 커서가 아닙니다. 커서 없이 시작하세요.',
  'error.text_empty': '기록할 내용이 없습니다. 먼저 내용을 쓰세요.',
  'error.entry_unknown': '{entryId}(이)라는 기록이 없습니다. "quarterdeck timeline --ids"로 확인하세요.',
  'error.entry_unchanged': '기록 {entryId}에서 바뀌는 것이 없습니다. 아무것도 기록하지 않았습니다.',
  'error.entry_struck': '기록 {entryId}은(는) 이미 취소선 처리되어 있습니다. 되돌릴 수 있습니다.',
  'error.entry_not_struck': '기록 {entryId}은(는) 취소선 처리되어 있지 않아 되돌릴 것이 없습니다.',
  'error.entry_redacted': '기록 {entryId}의 내용은 가려져 있어 수정할 수 없습니다. 새로 기록하세요.',
  'error.event_unknown': '로그 {logId}에 #{seq} 기록이 없습니다. "quarterdeck timeline --ids"로 위치를 확인하세요.',
  'error.event_without_text': '로그 {logId}의 #{seq} 기록에는 가릴 내용이 없거나, 이미 가려져 있습니다.',
  'error.connection_unknown': '{name}(이)라는 연결은 없습니다. "quarterdeck connection list"로 목록을 보세요.',
  'error.connection_exists': '{name}(이)라는 연결이 이미 있습니다. 먼저 지우거나 다른 이름을 쓰세요.',
  'error.connection_read_only':
    '연결 {name}은(는) read_only라서 아무것도 바꿀 수 없습니다. 변경할 수 있는 연결을 하나 더 추가하고(quarterdeck connection add NAME2 --kind KIND --url-env VARIABLE --access operate) 그 연결로 플레이북을 시작하세요: quarterdeck run start PLAYBOOK --target TARGET=NAME2. 이 실행에서는 사유를 적고 단계를 건너뛸 수 있습니다.',
  'error.connection_unchanged': '연결 {name}은(는) 이미 그렇습니다. 기록하지 않았습니다.',
  'error.connection_operates':
    '연결 {name}은(는) 대상을 바꿀 수 있고, 그 허용은 지금 가리키는 곳에 대한 것입니다. 먼저 읽기 전용으로 돌리고(quarterdeck connection access {name} read_only) 고친 뒤, 필요하면 다시 허용하세요.',
  'error.address_invalid': '{kind} 대상의 주소가 아닙니다. {form} 꼴로만 쓰고 앞뒤에 다른 글자를 붙이지 마세요.',
  'error.address_has_secret':
    '이 주소에는 {where, select, password {비밀번호가} user {사용자나 토큰이} other {“{where}” 항목에 비밀이}} 들어 있어 그대로는 기록에 남습니다. 주소 전체를 키체인, 환경 변수, 또는 본인만 읽을 수 있는 파일에 두고 그 이름을 지정하세요. 비밀을 뺀 주소를 쓰고 비밀이 있는 곳을 따로 지정해도 됩니다.',
  'error.connection_in_use': '연결 {name}을(를) 끝나지 않은 실행 {runId}이(가) 쓰고 있습니다. 그 단계를 먼저 끝내거나 건너뛰세요.',
  'error.secret_missing':
    '연결 {name}은(는) 환경 변수 {variable}에서 주소를 읽는데, 실행 중인 Quarterdeck에 그 변수가 없습니다. 설정하고 다시 시작하세요.',
  'error.secret_unknown': '시스템 키체인에 {name}(이)라는 비밀이 없거나, 여기서는 열리지 않습니다. 주소를 다시 저장하세요.',
  'error.secret_unreadable':
    '연결 {name}이(가) 비밀을 읽는 파일 {file}{cause, select, ENOENT {이(가) 없습니다} EACCES {을(를) 읽을 권한이 없습니다} empty {이(가) 비어 있습니다} no_entry {에 그런 항목이 없습니다} EISDIR {은(는) 폴더입니다} ENOTFILE {은(는) 일반 파일이 아닙니다} EFBIG {은(는) 비밀번호라기에는 너무 큽니다} other {을(를) 읽을 수 없습니다({cause})}}. 파일이나 권한을 고친 뒤 다시 시도하세요.',
  'error.secret_in_use': '연결 {connection}이(가) 비밀 {name}에서 주소를 읽습니다. 연결을 먼저 지우세요.',
  'error.keychain_missing':
    '비밀을 맡길 수 있는 키체인이 없습니다. 데스크톱은 시스템의 키체인을 씁니다(Linux에서는 GNOME 키링이나 KWallet이 실행 중이어야 합니다). 주소를 환경 변수에 넣고 그 이름을 적으세요.',
  'error.keychain_locked':
    '시스템 키체인이 응답하지 않습니다. 잠겨 있거나, 확인 창을 띄우고 기다리는 중일 수 있습니다. 잠금을 풀고 다시 시도하세요.',
  'error.probe_unknown': '{probe}(이)라는 프로브는 없습니다. "quarterdeck probe list"로 목록을 보세요.',
  'error.action_unknown': '{action}(이)라는 조치는 없습니다. `quarterdeck action list`에 모두 나와 있습니다.',
  'error.action_other_kind': '{action}은(는) {wanted}을(를) 바꾸는 조치인데 {name}은(는) {found}입니다. 다른 연결을 고르세요.',
  'error.params_invalid': '{name}에 준 값이 맞지 않습니다: {problems}. 고쳐서 다시 하세요.',
  'error.probe_other_kind': '프로브 {probe}은(는) {wanted}에 묻는데 {name}은(는) {found}입니다. 다른 연결을 고르세요.',
  'error.profile_unknown': '{environment} 프로파일이 없습니다. 만드세요: quarterdeck profile new {environment}',
  'error.profile_exists': '{environment} 프로파일이 이미 있어 그대로 두었습니다: {folder}/{environment}.yaml. 그 파일을 고치세요.',
  'error.playbook_unknown': '{playbookId}(이)라는 플레이북은 없습니다. 있는 것: {playbooks}',
  'error.playbook_invalid':
    '{file}에 잘못된 곳이 {problems, plural, other {#군데}} 있습니다(행:열):\n{reason}\n파일을 고치면 시작할 수 있습니다.',
  'error.target_none':
    '이 플레이북에는 {kind} 연결({target})이 필요한데 하나도 없습니다. 추가하세요: quarterdeck connection add NAME --kind {kind} --url-env VARIABLE',
  'error.target_several': '{target}에 맞는 연결이 여럿입니다: {names}. 지정하세요: --target {target}=NAME',
  'error.target_unknown': '이 플레이북에 {target}(이)라는 대상은 없습니다. 있는 대상: {targets}',
  'error.target_other_kind':
    '플레이북의 {target}에는 {wanted} 연결이 필요한데 {name}은(는) {found}입니다. 다른 연결을 고르세요: --target {target}=NAME',
  'error.run_unknown': '{runId}(이)라는 실행은 없습니다. "quarterdeck incident show"에 장애의 실행 목록이 나옵니다.',
  'error.run_over': '실행 {runId}은(는) 끝났습니다. 다시 필요하면 플레이북을 새로 시작하세요.',
  'error.step_unknown': '이 실행의 플레이북에 {stepId} 단계는 없습니다. 있는 단계: {steps}',
  'error.step_not_ready': '{stepId} 단계는 {waitsFor}을(를) 기다립니다. 그것을 먼저 하거나, 건너뛰거나, 무시하세요.',
  'error.step_over': '{stepId} 단계는 이미 끝났습니다({state}).',
  'error.step_not_action': '{stepId} 단계는 아무것도 바꾸지 않으므로 승인할 것이 없습니다.',
  'error.step_not_failed': '{stepId} 단계는 실패하지 않았으므로({state}) 무시할 것이 없습니다. 수행하거나, 사유를 적고 건너뛰세요.',
  'error.step_busy': '{stepId} 단계를 지금 수행하고 있습니다. 끝날 때까지 기다리세요.',
  'error.reason_missing': '사유가 필요합니다: --reason "…". 기록에 남습니다.',
  'error.plan_none': '{stepId} 단계에는 아직 계획이 없습니다. 단계를 먼저 실행하면 계획과 해시가 나옵니다.',
  'error.plan_empty': '읽은 결과에 {stepId} 단계가 건드릴 것이 없습니다. 다시 읽거나, 사유를 적고 건너뛰세요.',
  'error.choice_needed': '대상이 {count}개입니다: {choices}. --choose로 지정하세요.',
  'error.choice_unknown': '{choice}은(는) 읽은 결과에 없습니다: {choices}. 다시 읽으세요.',
  'error.plan_differs': '승인한 해시는 지금 계획({planHash})의 것이 아닙니다. 계획을 다시 읽고 승인하세요.',
  'error.plan_expired': '계획이 {expiresAt}에 만료되었습니다. 새로 읽고 다시 계획하세요.',
  'error.plan_moved': '계획한 대상이 더는 없습니다: {what}. 바뀐 것은 없습니다. 새로 읽고 다시 계획하세요.',
  'error.action_failed': '{name}이(가) 수행하지 못했습니다: {cause}. 기록에 남았습니다. 다시 읽어 지금 상태를 확인하세요.',
  'error.action_none': '{actionId}(이)라는 계획은 없습니다. `quarterdeck action recent`로 목록을 보세요.',
  'error.action_over': '조치 {actionId}은(는) 이미 {state} 상태입니다. 다시 하려면 새로 계획하세요.',
  'error.action_empty': '{name}을(를) 읽은 결과에 {action}이(가) 건드릴 것이 없습니다. 아무것도 계획하지 않았습니다.',
  'error.mitigation_unknown': '완화 조치 {mitigationId}은(는) 지금 걸려 있지 않습니다.',
  'error.watch_unknown': '현황판에 {watchId}(이)라는 감시는 없습니다. `quarterdeck probe board`로 목록을 보세요.',
  'error.target_unreachable': '{name}에 물어볼 수 없습니다: {cause}',
  'error.confirm_differs': '입력한 이름이 대상과 다릅니다. 확인하려면 {expected}을(를) 입력하세요.',
  'error.verify_stopped': '검증을 끝나기 전에 멈췄습니다. 기록이 온전한지는 아직 알 수 없습니다. 여유가 있을 때 다시 시작하세요.',
  'error.verify_failed':
    '검증이 오류({cause})로 끝나 기록이 온전한지 알 수 없습니다. 기록은 계속할 수 있습니다. 다시 해 보고, 또 실패하면 Quarterdeck을 닫고 "quarterdeck verify"를 실행하세요.',
  'error.search_failed':
    '기록을 검색하지 못했습니다({cause}). 기록은 계속됩니다. 다시 해 보고, 또 실패하면 "quarterdeck verify"로 점검하세요.',
  'error.pdf_missing':
    '이 호스트에는 PDF로 인쇄할 것이 없습니다(데스크톱 창 없이 실행 중). Markdown으로 저장하거나, Quarterdeck 창("npm start")에서 인쇄하세요.',
  'error.pdf_failed':
    'PDF로 인쇄하지 못했습니다. 자세한 내용은 호스트 로그의 {reference}에 있습니다. Markdown은 그대로 저장할 수 있습니다.',
} as const
