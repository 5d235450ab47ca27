export const redis = {
  'probe.redis.dial.reached': 'Redis {version}에 사용자 {user}(으)로 접속했고 {took_seconds} 만에 응답했습니다.',
  'probe.redis.dial.sentinel': '센티널에 따르면 {master}의 마스터는 {node}입니다.',
  'probe.redis.dial.cluster': '마스터 {masters}대로 된 클러스터이며, 모든 마스터에 물어봅니다.',
  'probe.redis.dial.cluster_silent':
    '접속하지 못한 노드: {silent_nodes}. 응답하거나 복제본이 승격될 때까지 결과는 알 수 없음으로 남습니다.',
  'probe.redis.dial.cluster_node':
    '클러스터의 노드 하나이고, 이 노드에만 물어봅니다. 클러스터 전체를 보려면 redis+cluster://HOST:PORT,HOST:PORT로 쓰세요(TLS는 rediss+cluster://).',
  'probe.redis.dial.replica': '복제본입니다. 읽을 수는 있지만 쓸 수는 없습니다.',
  'probe.redis.dial.could':
    '사용자 {user}은(는) 읽기 말고 다른 것도 할 수 있습니다({could}). 읽기를 읽기로만 지키는 것은 Quarterdeck의 검사뿐입니다. 읽기만 되는 사용자: ACL SETUSER quarterdeck on >PASSWORD ~* -@all {rights}',
  'probe.redis.dial.could_unknown':
    '사용자 {user}에게 ACL WHOAMI나 ACL DRYRUN(Redis 7)이 열려 있지 않아, 무엇을 바꿀 수 있는 사용자인지 알 수 없습니다. Quarterdeck은 읽기 명령만 보냅니다.',
  'probe.redis.dial.may_not': '사용자 {user}에게 {may_not} 권한이 없어 그 조치는 거부됩니다. 허용하려면 ACL SETUSER로 권한을 추가하세요.',

  'probe.redis.dial.address':
    '{variable}의 주소가 Redis URL이 아닙니다. redis://USER:PASSWORD@HOST:PORT/DATABASE, TLS는 rediss://, 센티널은 redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DATABASE, 클러스터는 redis+cluster://HOST:PORT,HOST:PORT 형식으로 쓰고, 비밀번호의 특수 문자는 퍼센트 인코딩하세요(@는 %40, /는 %2F).',
  'probe.redis.dial.dns':
    '여기서는 {host}(이)라는 이름을 찾을 수 없습니다. {variable}의 철자와, VPN과 그 DNS가 연결되어 있는지 확인하세요.',
  'probe.redis.dial.refused':
    '{node}에서 연결을 받는 프로그램이 없습니다. 포트, Redis 실행 여부(redis-cli -u redis://{node} PING), redis.conf의 bind를 확인하세요.',
  'probe.redis.dial.unreachable': '여기서 {node}까지 가는 경로가 없습니다({error}). 네트워크, VPN, 방화벽을 확인하세요.',
  'probe.redis.dial.connect_timeout':
    '{span_seconds} 안에 {node}에 접속하지 못했습니다. 방화벽이나 보안 그룹이 패킷을 버리거나 VPN이 끊긴 경우입니다. 서버 가까운 곳에서 redis-cli -u redis://{node} PING을 실행해 보세요.',
  'probe.redis.dial.tls_silent':
    '{node}에 접속은 됐지만 {span_seconds} 안에 TLS 응답이 없었습니다. 서버가 바쁘거나 TLS를 쓰지 않는 서버입니다. 후자라면 {variable}에 redis://로 쓰세요.',
  'probe.redis.dial.login_timeout':
    '{node}에 접속은 됐지만 {span_seconds} 안에 응답이 없었습니다. 스크립트나 느린 명령이 서버를 붙잡고 있을 수 있으니, 서버 가까운 곳에서 슬로 로그를 확인하세요.',
  'probe.redis.dial.statement_timeout':
    '{node}이(가) {span_seconds} 안에 응답하지 않았습니다. Redis는 명령을 한 번에 하나씩 처리하므로 느린 명령(KEYS, 큰 DEL, 스크립트)이나 스왑이 나머지를 모두 막습니다. 다시 시도하고, 계속되면 서버 자체를 확인하세요.',
  'probe.redis.dial.tls_none':
    '{node}은(는) TLS를 쓰지 않습니다({error}). 서버에서 tls-port를 켜세요. 네트워크 자체를 신뢰할 수 있을 때만 {variable}에 redis://로 쓰세요.',
  'probe.redis.dial.tls':
    '{node}와(과) TLS 연결을 맺지 못했습니다({error}). {variable}에 ssl_ca_certs=FILE로 인증 기관 파일을 지정하고, 인증서가 유효한지와 {host} 이름이 들어 있는지 확인하세요.',
  'probe.redis.dial.tls_wanted': '{node}은(는) TLS만 받습니다. {variable}에 rediss://로 쓰세요.',
  'probe.redis.dial.tls_file': '{variable}에 적힌 TLS 파일 {file}을(를) 읽을 수 없습니다({code}). 경로와 권한을 확인하세요.',
  'probe.redis.dial.noauth':
    '{node}이(가) 비밀번호를 요구합니다({error}). {variable}에 redis://USER:PASSWORD@…로, 기본 사용자(default)라면 redis://:PASSWORD@…로 넣으세요.',
  'probe.redis.dial.wrongpass':
    '{node}이(가) 사용자 {user} 또는 비밀번호를 거부했습니다({error}). {variable}의 값을 확인하세요. 비밀번호를 바꾸었다면 Quarterdeck을 다시 시작해야 합니다.',
  'probe.redis.dial.no_password_set':
    '{node}의 default 사용자에는 비밀번호가 없는데 {variable}에는 있습니다({error}). 맞는 서버인지 확인하고, 맞다면 주소에서 비밀번호를 빼세요.',
  'probe.redis.dial.noperm':
    '사용자 {user}에게는 {node}에서 그럴 권한이 없습니다({error}). ACL SETUSER {user} +COMMAND로 권한을 요청하거나 다른 사용자를 쓰세요.',
  'probe.redis.dial.protected':
    '{node}은(는) 보호 모드라 자기 서버에서 오는 접속만 받습니다({error}). 비밀번호와 bind 주소를 설정하거나 터널로 접속하세요.',
  'probe.redis.dial.loading':
    '{node}이(가) 데이터를 메모리에 올리는 중이라 끝날 때까지 응답하지 않습니다({error}). 기다리세요. 남은 시간은 서버에서 INFO persistence의 loading_eta_seconds로 볼 수 있습니다.',
  'probe.redis.dial.masterdown':
    '{node}은(는) 마스터와 끊긴 복제본이고, 오래된 데이터를 내주지 않도록 설정되어 있습니다({error}). 마스터에 묻거나 링크가 끊긴 이유를 찾으세요.',
  'probe.redis.dial.moved':
    '그 키는 다른 노드에 있습니다({error}). {node}은(는) 클러스터의 일부이거나, 슬롯이 옮겨지는 중입니다. {variable}에 redis+cluster://로 쓰고, 이미 그렇다면 다시 시도하세요.',
  'probe.redis.dial.clusterdown':
    '클러스터가 이 요청을 처리하지 못합니다({error}). 마스터가 없는 슬롯이 있습니다. 노드에서 redis-cli --cluster check {node}로 확인하세요.',
  'probe.redis.dial.readonly': '{node}은(는) 복제본이라 변경할 수 없습니다({error}). 연결의 주소를 마스터나 센티널의 주소로 바꾸세요.',
  'probe.redis.dial.misconf':
    '{node}이(가) 디스크에 저장하지 못해 쓰기를 거부합니다({error}). 로그와 디스크를 확인하세요. 어떤 저장이 실패했는지는 지속성 프로브에 나옵니다.',
  'probe.redis.dial.busy':
    '{node}에서 스크립트가 너무 오래 실행되어 다른 요청을 처리하지 못합니다({error}). 실행한 사람이 SCRIPT KILL이나 FUNCTION KILL로 끝낼 수 있습니다.',
  'probe.redis.dial.oom':
    '{node}이(가) maxmemory에 다다라 메모리가 더 필요한 요청을 거부합니다({error}). 공간을 비우거나 maxmemory를 올리세요.',
  'probe.redis.dial.full': '{node}의 연결이 모두 사용 중입니다({error}). 애플리케이션의 유휴 연결을 닫거나 maxclients를 올리세요.',
  'probe.redis.dial.database_missing':
    '{node}에 그런 데이터베이스가 없습니다({error}). {variable} 주소 끝의 번호를 고치세요. 클러스터에는 0번만 있습니다.',
  'probe.redis.dial.not_offered':
    '{node}에서는 이 명령을 쓸 수 없습니다({error}). redis.conf에서 이름을 바꾸거나 막았거나, 서비스가 제공하지 않거나, 서버가 오래된 버전입니다.',
  'probe.redis.dial.not_cluster': '{node}은(는) 클러스터에 속하지 않습니다({error}). {variable}에 redis://로 쓰세요.',
  'probe.redis.dial.said': '{node}이(가) 거부했습니다({error}).',
  'probe.redis.dial.not_allowed': '읽기 전용 명령 목록에 없어 Quarterdeck이 {error}을(를) 보내지 않았습니다. 바뀐 것은 없습니다.',
  'probe.redis.dial.read_only':
    '이 연결은 read_only라서 아무것도 보내지 않았고 바뀐 것도 없습니다. 변경하려면 access가 operate인 연결을 추가하세요.',
  'probe.redis.dial.too_large': '{node}의 응답이 16 MiB보다 커서 중간에 끊었습니다. 더 적게 물어보세요.',
  'probe.redis.dial.protocol':
    '{node}에서 응답은 하지만 Redis가 아닙니다. 다른 프로그램이거나, 뒤에 서버가 없는 프록시입니다. 포트(Redis 기본값 6379)와 프록시의 백엔드를 확인하세요.',
  'probe.redis.dial.unheard':
    '{node}이(가) 접속을 받자마자 아무 말 없이 끊었습니다. TLS만 받는 서버이거나({variable}에 rediss://로 쓰세요), 뒤에 서버가 없는 프록시이거나, Redis가 아닙니다.',
  'probe.redis.dial.lost':
    '{node} 연결이 끊겼습니다({error}). 재시작이나 페일오버가 있었거나 누군가 끊은 것입니다. 다시 시도하고, 계속되면 중간 네트워크와 서버 로그를 확인하세요.',
  'probe.redis.dial.version': 'Redis {version}입니다. Quarterdeck은 {oldest} 이상만 읽습니다. 이 서버에는 redis-cli를 쓰세요.',
  'probe.redis.dial.is_sentinel':
    '{node}은(는) 서버가 아니라 센티널입니다. 센티널이 감시하는 마스터 이름을 넣어 {variable}에 redis+sentinel://{node}/MASTER로 쓰세요.',
  'probe.redis.dial.not_sentinel':
    '{node}은(는) 센티널이 아니라 서버입니다. {variable}에 redis://로 쓰거나 센티널의 포트(보통 26379)를 쓰세요.',
  'probe.redis.dial.sentinel_unknown':
    '센티널 {node}이(가) 감시하는 마스터 중에 {master}이(가) 없습니다. {variable}의 이름을 고치세요. 목록은 센티널에서 SENTINEL MASTERS로 볼 수 있습니다.',
  'probe.redis.dial.cluster_empty':
    '{node}이(가) 아는, 슬롯을 가진 마스터가 없습니다. 클러스터가 아직 구성되지 않았거나 이 노드가 빠진 것입니다.',

  'probe.redis.unanswered': '노드 {nodes}대 중 {unanswered}대가 응답하지 않아({silent_nodes}) 전체를 판정할 수 없습니다. {why}',
  'probe.redis.nobody': '물어본 노드가 없습니다.',
  'probe.redis.missing': '서버가 {missing} 값을 알려 주지 않습니다. 서비스가 숨기거나 서버가 오래된 버전입니다.',

  'probe.redis.ping.title': '응답 여부(PING)',
  'probe.redis.ping.ok': 'PING에 {took_seconds} 만에 응답했습니다.',
  'probe.redis.ping.cluster_down': '클러스터가 멈췄습니다(cluster_state가 ok가 아님). 슬롯 16384개 중 {slots, number}개만 처리합니다.',

  'probe.redis.memory.title': 'maxmemory 대비 메모리와 퇴출',
  'probe.redis.memory.full':
    '{worst}이(가) {max} 중 {used}를 쓰고 있고({worst_percent}%) {policy} 정책은 자리를 비우지 못합니다. 한계에 닿으면 모든 쓰기가 OOM으로 거부됩니다.',
  'probe.redis.memory.bare':
    '{worst}이(가) 서버 메모리 {max} 중 {used}를 쓰고 있는데({worst_percent}%) maxmemory가 없습니다. 메모리가 다하면 커널이 프로세스를 종료합니다.',
  'probe.redis.memory.over': '{worst}이(가) maxmemory를 넘었고({max} 중 {used}) 퇴출이 따라가지 못합니다({policy}).',
  'probe.redis.memory.evicting':
    '최근 {evicted_seconds} 동안 자리를 비우려고 키 {evicted, number}개를 퇴출했습니다({policy}). {worst}은(는) {max} 중 {used}를 쓰고 있습니다.',
  'probe.redis.memory.unbounded': '{worst}이(가) {used}를 쓰고 있습니다. maxmemory는 없고 서버 메모리는 {max}입니다({worst_percent}%).',
  'probe.redis.memory.within': '{worst}이(가) {max} 중 {used}를 쓰고 있습니다({worst_percent}%, {policy}).',

  'probe.redis.replication.title': '복제: 역할, 링크, 지연',
  'probe.redis.replication.down': '복제본이 마스터 {peer}와(과) {down_seconds}째 끊겨 있습니다. 데이터도 그만큼 오래된 것입니다.',
  'probe.redis.replication.few': '복제본이 {expected}대 있어야 하는데 {fewest}대뿐인 마스터가 있습니다.',
  'probe.redis.replication.lag': '{peer}와(과)의 링크에서 {lag_seconds}째 소식이 없습니다.',
  'probe.redis.replication.syncing': '복제본이 전체 데이터를 받는 중입니다({peer}). 끝날 때까지 마스터를 대신할 수 없습니다.',
  'probe.redis.replication.alone': '복제본이 없는 마스터가 {alone}대입니다. 장애가 나면 대신할 서버가 없습니다.',
  'probe.redis.replication.replica': '{peer}의 복제본입니다. 링크가 연결되어 있고 {lag_seconds} 전에 소식을 받았습니다.',
  'probe.redis.replication.none': '복제본이 없는 마스터입니다.',
  'probe.redis.replication.ok': '마스터 {masters}대, 복제본 {replicas}대입니다. 지연은 최대 {behind, number}바이트, {lag_seconds}입니다.',

  'probe.redis.persistence.title': '지속성: 마지막 저장, AOF',
  'probe.redis.persistence.loading': '{worst}이(가) 디스크에서 데이터를 올리는 중이라 끝날 때까지 아무것도 처리하지 않습니다.',
  'probe.redis.persistence.aof_failed': '{worst}이(가) AOF를 쓰지 못해 쓰기를 거부합니다. 디스크와 로그를 확인하세요.',
  'probe.redis.persistence.save_failed':
    '{worst}의 마지막 저장이 실패했습니다(rdb_last_bgsave_status가 err). 기본 설정에서는 이때 쓰기를 거부합니다. 디스크, 메모리, 로그를 확인하세요.',
  'probe.redis.persistence.rewrite_failed': '{worst}의 마지막 AOF 재작성이 실패했습니다. 파일이 계속 커집니다. 디스크와 로그를 확인하세요.',
  'probe.redis.persistence.stale':
    '변경 {unsaved, number}건이 어느 파일에도 없습니다. {worst}의 마지막 저장은 {unsaved_seconds} 전이고 AOF는 꺼져 있어, 재시작하면 잃습니다. 순수한 캐시라면 의도한 상태입니다.',
  'probe.redis.persistence.aof': 'AOF를 오류 없이 쓰고 있습니다. 마지막 저장은 {saved_seconds} 전입니다.',
  'probe.redis.persistence.saved': '마지막 저장이 {saved_seconds} 전에 성공했습니다. AOF는 꺼져 있습니다.',

  'probe.redis.clients.title': '클라이언트: 연결, 블로킹, 거부',
  'probe.redis.clients.rejecting':
    '최근 {rejected_seconds} 동안 연결 {rejected_now}개를 거부했습니다. {worst}에는 {max, number}개 중 {connected, number}개가 연결되어 있습니다.',
  'probe.redis.clients.count':
    '{worst}에 클라이언트 {max, number}개 중 {connected, number}개가 연결되어 있습니다({used_percent}%). 블로킹 명령으로 기다리는 것: {blocked, number}개. 시작 이후 거부: {rejected, number}개.',

  'probe.redis.slow_log.title': '슬로 로그',
  'probe.redis.slow_log.slow':
    '최근 {window_seconds} 동안 느린 명령이 {recent}개 있었습니다. 가장 오래 걸린 것은 {slowest_seconds}: {worst}의 {command}.',
  'probe.redis.slow_log.none': '최근 {window_seconds} 동안 느린 명령이 없습니다.',

  'probe.redis.hit_rate.title': '적중률',
  'probe.redis.hit_rate.none': '아직 아무도 키를 조회하지 않아 적중률이 없습니다.',
  'probe.redis.hit_rate.share': '최근 {window_seconds} 동안 조회 {lookups, number}건 중 {hit_percent}%가 키를 찾았습니다.',

  'probe.redis.keyspace.title': '데이터베이스별 키 수',
  'probe.redis.keyspace.few': '{database}번 데이터베이스에 키가 {at_least, number}개 이상 있어야 하는데 {keys, number}개뿐입니다.',
  'probe.redis.keyspace.count':
    '{database}번 데이터베이스에 키가 {keys, number}개 있고, 그중 {expiring, number}개에 만료 시간이 있습니다. 다른 데이터베이스의 키: {elsewhere, number}개.',

  'probe.redis.key.title': '이 키가 있는지',
  'probe.redis.key.absent': '{key} 키가 없습니다.',
  'probe.redis.key.there': '{key} 키가 있습니다({type}).',
  'probe.redis.key.expires': '{key} 키가 있고({type}) {ttl_seconds} 뒤에 만료됩니다.',

  'probe.redis.keys.title': '패턴에 맞는 키 수',
  'probe.redis.keys.cut':
    '전체 키 {keys, number}개 중 적어도 {matching, number}개가 {pattern}에 맞습니다. 시간이 다 되어 끝까지 보지 못했습니다. 서버 가까운 곳에서 redis-cli --scan --pattern으로 세세요.',
  'probe.redis.keys.count': '전체 키 {keys, number}개 중 {matching, number}개가 {pattern}에 맞습니다.',

  'probe.redis.flush_database.title': '이 데이터베이스 비우기(FLUSHDB)',
  'probe.redis.flush_database.risk':
    '{database}번 데이터베이스의 키 {keys, number}개가 한꺼번에 사라지고 되살릴 수 없습니다. 세션, 큐, 락도 포함됩니다. 캐시에 있던 것은 뒤의 데이터베이스로 한꺼번에 몰립니다. 그사이 키가 늘어 {most, number}개를 넘으면 아무것도 하지 않습니다.',
  'probe.redis.flush_all.title': '모든 데이터베이스 비우기(FLUSHALL)',
  'probe.redis.flush_all.risk':
    '모든 데이터베이스({databases})의 키 {keys, number}개가 누구의 것이든 한꺼번에 사라지고 되살릴 수 없습니다. 세션, 큐, 락도 포함됩니다. 캐시에 있던 것은 뒤의 데이터베이스로 한꺼번에 몰립니다. 그사이 키가 늘어 {most, number}개를 넘으면 아무것도 하지 않습니다.',
  'probe.redis.delete_keys.title': '패턴에 맞는 키 삭제',
  'probe.redis.delete_keys.risk':
    '전체 키 {keys, number}개 중 {pattern}에 맞는 {matching, number}개를 삭제하며, 되살릴 수 없습니다. 그사이 맞는 키가 새로 생겨도 최대 {most, number}개까지만 삭제하고, 그보다 많으면 시작하지 않습니다.',
  'probe.redis.delete_keys.done': '{pattern}에 맞는 키 {erased, number}개를 삭제했습니다.',
  'probe.redis.delete_keys.stopped':
    '키 {erased, number}개를 삭제하고 멈췄습니다. 승인한 것보다 많이 맞거나(최대 {most, number}개) 시간이 다 되었습니다. 이어서 하려면 다시 계획하세요.',
  'probe.redis.delete_keys.partly': '실패하기 전에 키 {erased, number}개를 삭제했습니다.',
  'probe.redis.flushed': '{nodes}에서 키 {keys, number}개를 비웠습니다.',
  'probe.redis.moved.server': '읽었던 그 서버가 아닙니다({nodes}). 재시작했거나 다른 서버로 바뀌었습니다',
  'probe.redis.moved.count': '승인한 키는 {approved, number}개인데 지금은 {found, number}개입니다',
  'probe.redis.moved.uncounted': '제시간에 키를 다시 세지 못했습니다',
} as const
