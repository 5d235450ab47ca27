export const host = {
  'host.serving': 'Quarterdeck: {url}  (데이터: {dataDir}). Ctrl-C로 끝냅니다.',
  'host.serving_link':
    'Quarterdeck: {url}  (데이터: {dataDir}). 이 링크는 30초 안에 한 번만 열립니다. "npm start"를 다시 실행하면 새 링크가 나옵니다. Ctrl-C로 끝냅니다.',
  'host.running': 'Quarterdeck이 이미 실행 중입니다(프로세스 {pid}, 데이터: {dataDir}): {url}  새 페이지를 열었습니다.',
  'host.running_link':
    'Quarterdeck이 이미 실행 중입니다(프로세스 {pid}, 데이터: {dataDir}): {url}  이 링크는 30초 안에 한 번만 열립니다. "npm start"를 다시 실행하면 새 링크가 나옵니다.',
  'host.read_only':
    '더 새로운 Quarterdeck이 쓴 기록이라 읽기 전용으로 열었습니다. 여기서는 읽고 내보내기만 할 수 있고, 기록을 더하려면 그 버전을 쓰세요.',
  'host.failed': 'Quarterdeck이 내부 오류로 끝났습니다. 자세한 내용은 위에 있습니다. 확인된 기록은 모두 디스크에 있으니 다시 시작하세요.',
  'host.usage_wrong': '알 수 없는 입력입니다: {reason}',
  'host.usage':
    '사용법: npm start -- [--data 폴더] [--port 번호] [--lang ko|en] [--no-open] [--host desktop|loopback] [--allow-host 이름:포트]...\n' +
    '  --data 폴더             기록을 두는 폴더(없으면 QUARTERDECK_DATA, 그것도 없으면 사용자 폴더)\n' +
    '  --port 번호             127.0.0.1에서 쓸 포트, 0~65535(없으면 빈 포트)\n' +
    '  --lang ko|en            터미널 메시지의 언어(없으면 QUARTERDECK_LANG, 설정, 시스템 순서)\n' +
    '  --no-open               브라우저를 열지 않고 링크만 표시\n' +
    '  --allow-host 이름:포트  "ssh -L"을 거쳐 들어올 때 허용할 주소',
  'finding.repair.database_recreated': '데이터베이스가 없어 저널에서 다시 만들었습니다(이벤트 {events}건). 잃은 것은 없습니다.',
  'finding.repair.database_rebuilt':
    '데이터베이스가 손상되어 두 사본에 남은 내용으로 다시 만들었습니다(이벤트 {events}건). 손상된 파일은 {aside}에 보관했습니다.',
  'finding.repair.database_tail_rebuilt': '데이터베이스가 저널보다 뒤처져 있어 이벤트 {events}건을 채웠습니다.',
  'finding.repair.journal_recreated': '저널이 없어 데이터베이스에서 다시 썼습니다(이벤트 {events}건). 잃은 것은 없습니다.',
  'finding.repair.journal_rebuilt':
    '저널이 손상되어 두 사본에 남은 내용으로 다시 썼습니다(이벤트 {events}건). 손상된 파일은 {aside}에 보관했습니다.',
  'finding.repair.journal_tail_rebuilt': '저널이 데이터베이스보다 뒤처져 있어 이벤트 {events}건을 채웠습니다.',
  'finding.repair.journal_torn':
    '저널 끝의 {bytes}바이트는 온전한 항목이 아니어서 잘라내고 {aside}에 보관했습니다. {database, select, holds {그 자리의 이벤트는 데이터베이스에 있습니다.} lacks {데이터베이스는 온전하며 그 자리에 이벤트가 없습니다.} other {그 자리에 이벤트가 있었는지 데이터베이스로는 알 수 없습니다.}}',
  'finding.repair.redaction_finished': '저널에 아직 반영되지 않은 삭제 처리를 마쳤습니다(이벤트 {events}건).',
  'finding.repair.projections_rebuilt': '이벤트에서 계산한 표가 이벤트와 달라 다시 계산했습니다. 이벤트는 그대로입니다.',
  'finding.repair.events_lost':
    '유실: 로그 {logId}의 이벤트 {from}~{to}번이 두 사본 어디에도 없습니다. 그 이벤트가 들어 있는 백업을 찾아보세요. 같은 번호를 두 번 쓰지 않도록 새 로그를 시작합니다.',
  'finding.repair.tail_uncertain':
    '두 사본 모두 로그 {logId}의 이벤트 {after}번 뒤가 손상되어 그 이후의 이벤트가 유실되었을 수 있습니다. 백업을 찾아보고, 마지막 몇 분의 기록을 작성자와 확인하세요. 새 로그를 시작합니다.',
  'finding.repair.forked':
    '저널과 데이터베이스에 있는 로그 {logId}의 이력이 서로 다릅니다. 이벤트 {seq}번이 데이터베이스에는 {database}, 저널에는 {journal}입니다. 데이터베이스를 기록으로 삼고, 다른 저널은 {aside}에 보관하고, 새 로그를 시작합니다. 합친 것은 없습니다.',
  'finding.repair.begun_empty':
    '데이터 폴더 {path}에 기록이 있었는데 지금은 데이터베이스와 저널이 모두 없어 빈 기록을 시작합니다. 옮기거나 지운 것이라면 Quarterdeck을 닫고 두 파일을 되돌려 놓거나, 새 폴더에 백업을 복원하세요.',
  'finding.repair.folder_copied':
    '이 데이터 폴더는 복사본이거나 다른 디스크로 옮긴 것입니다. 있던 내용은 그대로 두고, 새 이벤트는 별도 로그({logId}, 이전 로그 {before})에 기록합니다.',
  'finding.space.ballast_gone':
    '디스크가 가득 찼습니다. 이런 때를 위해 잡아 두는 여유 공간({bytes, number}바이트)을 내놓았거나 잡지 못했고, 남은 동안은 기록을 계속할 수 있습니다. 지금 디스크 공간을 확보하세요. 그러면 여유 공간을 다시 잡습니다.',
  'finding.space.read_only':
    '데이터 폴더 {path}에 쓸 수 없어({cause}) 기록을 읽기 전용으로 열었습니다. 모두 읽고 내보낼 수 있지만 추가할 수는 없습니다. 쓸 수 있게 한 뒤 Quarterdeck을 다시 시작하세요.',
  'finding.space.open_to_others':
    '이 컴퓨터의 다른 사용자가 데이터 폴더 {path}을(를) 볼 수 있습니다(권한 {mode}). 다른 파일이 있거나 소유자가 달라 닫지 않았습니다. 기록만 두는 폴더를 따로 쓰세요.',
  'finding.verify.no_record':
    '여기에는 기록이 없습니다. {path}에 데이터베이스도 저널도 없습니다. 폴더 이름을 확인하고, 둘 다 지워졌다면 백업을 찾아보세요.',
  'finding.verify.branch_aside':
    '{file}에 합치지 않은 이 로그의 다른 이력이 있습니다. 이 기록에 없는 이벤트가 들어 있을 수 있으니 비교해서 빠진 것을 직접 추가한 뒤 파일을 폴더 밖으로 옮기세요.',
  'finding.verify.database_missing': '이 폴더에 데이터베이스가 없습니다. Quarterdeck을 시작하면 저널에서 다시 만듭니다.',
  'finding.verify.database_damaged': '데이터베이스를 온전히 읽을 수 없습니다({cause}). Quarterdeck을 시작하면 저널에서 다시 만듭니다.',
  'finding.verify.database_newer': '더 새로운 Quarterdeck이 쓴 데이터베이스라 이 버전으로는 검증할 수 없습니다. 새 버전을 쓰세요.',
  'finding.verify.database_event_changed': '데이터베이스에서 로그 {logId}의 이벤트 {seq}번이 기록된 내용과 다릅니다. 해시가 맞지 않습니다.',
  'finding.verify.database_chain_broken': '데이터베이스에서 로그 {logId}의 이벤트 {seq}번이 앞 이벤트와 이어지지 않습니다.',
  'finding.verify.database_order': '데이터베이스에서 로그 {logId}의 이벤트 {seq}번이 제자리에 없거나 두 번 있습니다.',
  'finding.verify.database_schema':
    '데이터베이스의 {name}이(가) 이 버전이 만든 것과 다릅니다. 이벤트를 바꾸지 못하게 하는 장치가 없어졌을 수 있습니다.',
  'finding.verify.database_events_missing': '데이터베이스에 로그 {logId}의 이벤트 {from}~{to}번이 없습니다.',
  'finding.verify.database_erased_unexplained':
    '데이터베이스에서 로그 {logId}의 이벤트 {seq}번이 지워져 있는데, 이를 삭제 처리한 기록이 없습니다.',
  'finding.verify.journal_missing': '이 폴더에 저널이 없습니다. Quarterdeck을 시작하면 데이터베이스에서 다시 씁니다.',
  'finding.verify.journal_newer': '더 새로운 Quarterdeck이 쓴 저널이라 이 버전으로는 검증할 수 없습니다. 새 버전을 쓰세요.',
  'finding.verify.journal_line_unreadable': '저널의 {line}번째 줄을 읽을 수 없거나 기록된 내용과 다릅니다.',
  'finding.verify.journal_chain_broken': '저널에서 로그 {logId}의 이벤트 {seq}번이 앞 이벤트와 이어지지 않습니다.',
  'finding.verify.journal_order': '저널에서 로그 {logId}의 이벤트 {seq}번이 제자리에 없거나 두 번 있습니다.',
  'finding.verify.journal_events_missing': '저널에 로그 {logId}의 이벤트 {from}~{to}번이 없습니다.',
  'finding.verify.journal_erased_unexplained': '저널에서 로그 {logId}의 이벤트 {seq}번이 지워져 있는데, 이를 삭제 처리한 기록이 없습니다.',
  'finding.verify.only_in_database':
    '로그 {logId}의 이벤트 {from}~{to}번이 데이터베이스에만 있습니다. Quarterdeck을 시작하면 저널에 채웁니다.',
  'finding.verify.only_in_journal':
    '로그 {logId}의 이벤트 {from}~{to}번이 저널에만 있습니다. Quarterdeck을 시작하면 데이터베이스에 채웁니다.',
  'finding.verify.copies_differ': '로그 {logId}의 이벤트 {seq}번이 저널과 데이터베이스에서 서로 다릅니다.',
  'finding.verify.projections_differ': '이벤트에서 계산한 표가 이벤트와 다릅니다. Quarterdeck을 시작하면 다시 계산합니다.',
  'finding.verify.redaction_pending':
    '삭제 처리한 텍스트가 파일의 쓰지 않는 부분에 남아 있을 수 있습니다. 디스크 공간을 비우면 다음 시작 때 지웁니다.',
  'finding.verify.damaged_aside':
    '{file}은(는) 이전 시작 때 손상되어 따로 보관한 파일입니다. 더 필요하지 않으면 폴더 밖으로 옮겨도 됩니다.',
  'finding.verify.loss_recorded':
    '{at}에 시작할 때 로그 {logId}의 이벤트 {from}~{to}번이 유실된 것을 확인했습니다. 백업에만 남아 있을 수 있습니다.',
  'finding.verify.uncertain_recorded':
    '{at}에 시작할 때 두 사본 모두 로그 {logId}의 이벤트 {after}번 뒤가 손상되어 있었습니다. 그 이후의 이벤트가 유실되었을 수 있으며, 백업에만 남아 있을 수 있습니다.',
  'finding.verify.fork_recorded':
    '{at}에 시작할 때 로그 {logId}의 이력이 이벤트 {seq}번부터 둘로 갈라져 있었습니다. 하나를 이어 쓰고 다른 하나는 {aside}에 보관했습니다.',
  'finding.verify.empty_recorded': '{at}에 시작할 때 {path}의 기록이 없어져 있어 빈 기록을 시작했습니다.',
} as const
