export const probe = {
  'probe.unanswered': '응답이 없습니다.',
  'probe.nothing_held': '이 응답이 무엇을 뜻하는지 정한 판정 기준이 없습니다.',
  'probe.expression_failed': '판정식을 평가할 수 없습니다. {when}: {error}',
  'probe.not_asked': '묻지 못했습니다: {why}',
  'probe.thread_ended': '대상과 통신하는 부분이 도중에 끝나 다시 시작합니다. 한 번 더 물어보세요. 자세한 내용은 호스트 로그에 있습니다.',
  'probe.expected': '플레이북이 기대한 대로입니다: {when}',
  'probe.not_expected': '플레이북이 기대한 것과 다릅니다: {when}',
  'probe.internal': '물어보는 중에 Quarterdeck 내부에서 오류가 났습니다. 자세한 내용은 호스트 로그에 있습니다.',

  'probe.secret_not_blanked':
    '이 비밀번호나 토큰은 글에 나와도 가려지지 않습니다. {least}자보다 짧거나 이름이기도 해서, 가리면 기록이 상합니다. 더 긴 것으로 바꾸세요.',
  'probe.cancelled': '{name}의 답이 오기 전에 취소했습니다. 대상의 상태를 뜻하지 않습니다.',
  'probe.line.busy':
    '보내지 않았습니다. 먼저 물은 질문이 {name} 연결을 {span_seconds} 동안 쓰고 있어 이 질문의 시간이 끝났습니다. 대상의 상태를 뜻하지 않습니다. 다시 묻고, 무엇이 오래 걸렸는지 확인하세요.',
  'probe.line.unconnected': '보내지 않았습니다. 남은 시간 {span_seconds} 안에 {name} 연결이 맺어지지 않았습니다. 다시 물어보세요.',

  'probe.moved.target': '계획은 {planned}에서 세웠는데, 지금 이 연결은 {now}(으)로 이어집니다',
  'probe.moved.connection': '계획은 연결 {planned}(으)로 세웠는데, 지금 연결은 {now}입니다',

  'probe.dial.reached': 'PostgreSQL {version}에 역할 {role}(으)로 접속했고 {took_seconds} 만에 응답했습니다.',
  'probe.dial.standby': '스탠바이입니다. 읽을 수는 있지만 쓸 수는 없습니다.',
  'probe.dial.superuser':
    '{role}은(는) 슈퍼유저라서 여기서 무엇이든 바꿀 수 있습니다. 읽기를 읽기로만 지키는 것은 Quarterdeck의 검사뿐입니다. 읽기만 한다면 pg_monitor 권한의 역할로 충분합니다.',
  'probe.dial.may_signal': '{role}은(는) 다른 역할의 세션을 종료할 수 있습니다(pg_signal_backend).',
  'probe.dial.may_not_signal':
    '{role}은(는) 자기 역할의 세션만 종료할 수 있습니다. 다른 역할의 세션을 종료하려면 GRANT pg_signal_backend TO {role}을 실행하세요. (슈퍼유저의 세션은 슈퍼유저만 종료할 수 있습니다.)',
  'probe.dial.sees_little':
    '{role}은(는) 다른 역할의 세션 내용을 볼 수 없어, 알 수 없음으로 나오는 항목이 있습니다. 보려면 GRANT pg_monitor TO {role}을 실행하세요.',
  'probe.dial.address':
    '{variable}의 주소가 PostgreSQL URL이 아닙니다. postgresql://USER:PASSWORD@HOST:PORT/DATABASE 형식으로 쓰고, 비밀번호의 특수 문자는 퍼센트 인코딩하세요(@는 %40, /는 %2F).',
  'probe.dial.address_several':
    '{variable}의 주소에 서버가 여러 대 적혀 있습니다. 측정값은 서버 한 대의 것이고 어느 서버가 답했는지가 중요하므로, 서버마다 연결을 따로 만드세요.',
  'probe.dial.unbound':
    '주소가 channel_binding=require를 요구하는데 {host}:{port}이(가) 제공하지 않습니다(SCRAM-SHA-256-PLUS). 비밀번호는 보내지 않았습니다. 서버까지 이어지는 TLS와 scram-sha-256으로 저장된 비밀번호가 필요하며, TLS를 중간에서 끝내는 풀러나 프록시 뒤에서는 쓸 수 없습니다. 서버의 password_encryption과 pg_hba.conf를 확인하거나 {variable}의 주소에서 channel_binding을 빼세요.',
  'probe.dial.address_parameters':
    '{variable}의 주소에 Quarterdeck이 지킬 수 없는 매개변수가 있습니다: {parameters}. 그대로 두면 적힌 것과 다른 연결이 되므로 빼세요. 쓸 수 있는 것은 user, password, host, port, dbname, sslmode, sslrootcert, sslcert, sslkey, options입니다.',
  'probe.dial.dns': '여기서는 {host}(이)라는 이름을 찾을 수 없습니다. {variable}의 철자와, VPN과 그 DNS가 연결되어 있는지 확인하세요.',
  'probe.dial.refused':
    '{host}:{port}에서 연결을 받는 프로그램이 없습니다. 포트, PostgreSQL 실행 여부(pg_isready -h {host} -p {port}), postgresql.conf의 listen_addresses를 확인하세요.',
  'probe.dial.unreachable': '여기서 {host}:{port}까지 가는 경로가 없습니다({error}). 네트워크, VPN, 방화벽을 확인하세요.',
  'probe.dial.connect_timeout':
    '{span_seconds} 안에 {host}:{port}에 접속하지 못했습니다. 방화벽이나 보안 그룹이 패킷을 버리거나, VPN이 끊겼거나, 서버가 너무 바빠 로그인을 처리하지 못하는 경우입니다. 서버 가까운 곳에서 pg_isready -h {host} -p {port}를 실행해 보세요.',
  'probe.dial.statement_timeout':
    '서버가 {span_seconds} 안에 응답하지 않았습니다. 과부하이거나 시스템 카탈로그에 잠금이 걸렸을 수 있습니다. 다시 시도하고, 계속되면 서버 자체를 확인하세요.',
  'probe.dial.tls_none':
    '서버가 TLS를 제공하지 않는데 sslmode={sslmode}은(는) TLS를 요구합니다. 서버에서 ssl = on으로 켜세요. 네트워크 자체를 신뢰할 수 있을 때만 {variable}에 sslmode=disable을 쓰세요.',
  'probe.dial.tls':
    'TLS 연결을 맺지 못했습니다({error}). 현재 sslmode={sslmode}입니다. sslrootcert=FILE로 인증 기관 파일을 지정하고, 인증서가 유효한지와 {host} 이름이 들어 있는지 확인하세요.',
  'probe.dial.tls_file': '{variable}에 적힌 TLS 파일 {file}을(를) 읽을 수 없습니다({code}). 경로와 권한을 확인하세요.',
  'probe.dial.authentication':
    '서버가 사용자 또는 비밀번호를 거부했습니다({error}). {variable}의 값을 확인하세요. 비밀번호를 바꾸었다면 Quarterdeck을 다시 시작해야 합니다.',
  'probe.dial.pg_hba':
    '서버가 이 사용자를 여기서 받아 주지 않습니다({error}). pg_hba.conf에 맞는 줄을 추가하고 다시 읽게 하거나, 허용된 곳에서 접속하세요. 암호화를 요구한다면 sslmode=require를 쓰세요.',
  'probe.dial.permission': '역할에 권한이 없습니다({error}). 소유자에게 GRANT를 요청하거나 다른 역할을 쓰세요.',
  'probe.dial.database_missing': '{host}:{port}에 그런 데이터베이스가 없습니다({error}). {variable} 주소 끝의 이름을 고치세요.',
  'probe.dial.full':
    '서버의 연결이 모두 사용 중입니다({error}). 슈퍼유저용으로 남겨 둔 연결이 몇 개 있으니 그런 역할로 접속하거나, 애플리케이션의 유휴 세션을 닫으세요.',
  'probe.dial.starting': '서버가 시작, 종료 또는 복구 중입니다({error}). 기다렸다가 다시 시도하세요. 진행 상황은 서버 로그에 있습니다.',
  'probe.dial.ended': '서버가 우리 세션을 끊었습니다({error}). 재시작이나 페일오버가 있었거나 누군가 종료한 것입니다. 다시 시도하세요.',
  'probe.dial.version': 'PostgreSQL {version}입니다. Quarterdeck은 {oldest} 이상만 읽습니다. 이 서버에는 psql을 쓰세요.',
  'probe.dial.protocol':
    '{host}:{port}에서 응답은 하지만 PostgreSQL이 아닙니다. 다른 프로그램이거나, 뒤에 서버가 없는 프록시입니다. 포트(PostgreSQL 기본값 5432)와 프록시의 백엔드를 확인하세요.',
  'probe.dial.lost': '{host}:{port} 연결이 끊겼습니다({error}). 다시 시도하고, 계속되면 중간 네트워크와 서버 로그를 확인하세요.',
  'probe.dial.query': 'PostgreSQL이 쿼리를 거부했습니다({error}).',
  'probe.dial.not_a_read': '읽기만 한다고 확신할 수 없어 Quarterdeck이 이 쿼리를 보내지 않았습니다({error}). 바뀐 것은 없습니다.',
  'probe.dial.read_only_transaction':
    '읽기 전용 트랜잭션이라 서버가 거부했습니다({error}). 바뀐 것은 없습니다. 스탠바이에서는 아무것도 바꿀 수 없으니 프라이머리를 쓰세요.',
  'probe.dial.not_a_change':
    'Quarterdeck이 이 문장을 보내지 않았습니다: {error}. 미리 행 수를 셀 수 있는 INSERT, UPDATE, DELETE 한 문장만 보냅니다. 바뀐 것은 없습니다.',
  'probe.dial.lock_timeout':
    '필요한 잠금을 다른 세션이 쥐고 있어 2초 안에 얻지 못했습니다({error}). 바뀐 것은 없습니다. 누가 쥐고 있는지는 postgres.blocking으로 보고, 나중에 다시 시도하세요.',
  'probe.dial.changed_meanwhile':
    '같은 순간에 다른 세션이 이 행들을 바꿨습니다({error}). 바뀐 것은 없습니다. 다시 읽고 계획을 새로 세우세요.',
  'probe.dial.too_large': '응답이 {megabytes} MB보다 커서 거기서 연결을 끊었습니다. 행을 줄이거나 열을 짧게 해서 다시 물어보세요.',
  'probe.dial.read_only':
    '이 연결은 read_only라서 아무것도 보내지 않았고 바뀐 것도 없습니다. 변경하려면 먼저 이 연결을 operate로 바꾸세요.',

  'probe.postgres.select_one.title': '응답 여부(SELECT 1)',
  'probe.postgres.select_one.ok': 'SELECT 1에 {took_seconds} 만에 응답했습니다.',
  'probe.postgres.activity.title': '실행 중인 쿼리와 열린 트랜잭션',
  'probe.postgres.activity.slow':
    '가장 오래된 쿼리가 {query_seconds}째 실행 중입니다: pid {query_session}. 실행 중인 쿼리는 {active}개입니다.{hidden, plural, =0 { } other { 내용을 볼 수 없는 세션이 #개 있습니다.}}',
  'probe.postgres.activity.idle':
    '트랜잭션 하나가 열린 채 {idle_seconds}째 유휴 상태입니다: pid {idle_session}. 잠금을 쥐고 있고 VACUUM도 막습니다.{hidden, plural, =0 { } other { 내용을 볼 수 없는 세션이 #개 있습니다.}}',
  'probe.postgres.activity.hidden':
    '다른 역할의 세션 {hidden}개는 내용을 볼 수 없어 느린 쿼리가 가려져 있을 수 있습니다. 이 역할에 pg_monitor를 부여하세요.',
  'probe.postgres.activity.quick': '쿼리 {active}개가 실행 중이고, 가장 오래된 것은 {query_seconds}째입니다.',
  'probe.postgres.activity.none': '실행 중인 쿼리가 없습니다.',
  'probe.postgres.blocking.title': '누가 누구를 막고 있는지',
  'probe.postgres.blocking.waiting':
    '세션 {waiting}개가 잠금을 기다립니다. 가장 오래 기다린 것은 {wait_seconds}째입니다: pid {wait_session}. 막고 있는 세션: {blockers}.',
  'probe.postgres.blocking.none': '잠금을 기다리는 세션이 없습니다.',
  'probe.postgres.blockers.title': '막힘의 근원인 세션',
  'probe.postgres.blockers.some':
    '스스로는 기다리지 않으면서 다른 세션을 막는 세션이 {blockers}개입니다: {sessions}. 막힌 세션은 {blocked}개입니다.',
  'probe.postgres.blockers.hidden':
    '{sessions} 때문에 다른 세션이 막혀 있지만, 이 역할로는 그 세션이 무엇인지 볼 수 없습니다. pg_monitor를 부여하면 판단하고 필요하면 종료할 수 있습니다.',
  'probe.postgres.blockers.prepared':
    '준비된 트랜잭션(prepared transaction)이 다른 세션을 막고 있는데, 종료할 세션이 없습니다. 막고 있는 것: {sessions}. 담당 코디네이터를 확인하고, 없다면 ROLLBACK PREPARED로 되돌리세요. 이 중 하나입니다: {names}.',
  'probe.postgres.blockers.none': '다른 세션을 막는 세션이 없습니다.',
  'probe.postgres.connections.title': '최대치 대비 사용 중인 연결 수',
  'probe.postgres.connections.count':
    '연결 {max}개 중 {used}개를 쓰고 있습니다. 일반 역할이 쓸 수 있는 수의 {used_percent}%입니다(예약 {reserved}개). 트랜잭션을 연 채 유휴 상태: {idle}개.',
  'probe.postgres.sql.title': '직접 쓴 SQL (읽기 전용)',
  'probe.postgres.sql.answered': '{took_seconds} 만에 {rows}행이 왔습니다.',
  'probe.postgres.sql.nothing': '무엇을 물을지 알려 주세요: sql, 또는 환경 프로파일에 있는 statement 이름.',
  'probe.postgres.terminate_backend.title': '막고 있는 세션 종료',
  'probe.postgres.terminate_backend.risk':
    '끝나지 않은 트랜잭션은 되돌려지고 한 일은 사라지며, 되살릴 수 없습니다. 애플리케이션은 연결 끊김 오류를 받고, 큰 트랜잭션은 되돌리는 데에도 시간이 걸립니다.',
  'probe.postgres.terminate_backend.ended': '종료했습니다: pid {sessions}.',
  'probe.postgres.terminate_backend.moved': 'pid {sessions}: 읽었던 그 세션이 아니거나, 이제 아무도 막고 있지 않습니다',
  'probe.postgres.terminate_backend.not_ended':
    '종료 신호를 보냈지만 {span_seconds}가 지나도 아직 끝나지 않았습니다: pid {sessions}. 끝났는지 다시 읽어 확인하세요.',
} as const
