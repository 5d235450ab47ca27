export const kubernetes = {
  'screen.kind.kubernetes': 'Kubernetes',
  'probe.kubernetes.dial.reached':
    '{server}의 Kubernetes {version}에 {user} 사용자로 접속했고 {took_seconds} 만에 응답했습니다. 컨텍스트 {context}, 네임스페이스 {namespace}.',
  'probe.kubernetes.dial.insecure':
    '인증서를 확인하지 않습니다(insecure-skip-tls-verify). 중간에서 토큰을 읽거나 클러스터인 척 응답할 수 있습니다. kubeconfig에 certificate-authority를 넣으세요.',
  'probe.kubernetes.dial.may_not':
    '{user} 사용자는 {namespace}에서 {may_not} 목록을 볼 권한이 없어, 이런 항목은 알 수 없음으로 나옵니다. 그 네임스페이스에 ClusterRole view를 바인딩해 달라고 하세요.',
  'probe.kubernetes.dial.identity_partly':
    '{user} 사용자가 kube-system 네임스페이스를 읽을 수 없어, 이 클러스터를 주소와 인증 기관만으로 구별합니다.',
  'probe.kubernetes.dial.identity':
    '이 클러스터의 식별값은 {identity}입니다. 맞는 클러스터라면 연결에 기록해 두세요(옵션 cluster={identity} 또는 주소 뒤의 ?cluster={identity}). 다른 클러스터로 바뀌면 알아챌 수 있습니다.',
  'probe.kubernetes.dial.identity_other':
    '확인해 둔 클러스터가 아닙니다. 지금은 {identity}, 확인한 것은 {confirmed}입니다. 클러스터를 다시 만들었거나, 주소나 인증 기관이 바뀌었거나, 컨텍스트가 다른 곳을 가리킵니다. 맞다면 옵션을 cluster={identity}(으)로 바꾸세요.',

  'probe.kubernetes.dial.address':
    '{variable}의 주소에 컨텍스트와 네임스페이스가 없습니다. kubernetes://CONTEXT/NAMESPACE 형식으로 쓰고, 컨텍스트의 특수 문자는 퍼센트 인코딩하세요(/는 %2F, :는 %3A, @는 %40). 목록은 kubectl config get-contexts로 볼 수 있습니다.',
  'probe.kubernetes.dial.no_kubeconfig':
    '{files}에 kubeconfig가 없습니다. kubeconfig 옵션, 주소 뒤의 ?kubeconfig=FILE, 또는 KUBECONFIG로 지정하세요.',
  'probe.kubernetes.dial.no_context': '{files}에 {context} 컨텍스트가 없습니다. 있는 것: {others}.',
  'probe.kubernetes.dial.no_cluster': '{context} 컨텍스트가 가리키는 {entry} 클러스터가 {files}에 없습니다.',
  'probe.kubernetes.dial.no_user': '{context} 컨텍스트가 가리키는 {entry} 사용자가 {files}에 없습니다.',
  'probe.kubernetes.dial.impersonation':
    '{context} 컨텍스트의 사용자는 다른 사람으로 가장합니다({files}의 as:). 누가 했는지 감사 로그에 남아야 하므로 Quarterdeck은 가장하지 않습니다. 자기 사용자를 쓰세요.',
  'probe.kubernetes.dial.auth_provider':
    '{context} 컨텍스트의 사용자는 auth-provider로 로그인하는데, kubectl 1.26에서 없어졌습니다. exec 플러그인(gke-gcloud-auth-plugin, kubelogin)을 쓰세요.',
  'probe.kubernetes.dial.file': 'kubeconfig 또는 그 안에 적힌 파일 {file}을(를) 읽을 수 없습니다({code}). 경로와 권한을 확인하세요.',
  'probe.kubernetes.dial.kubeconfig_broken': '{file}은(는) 올바른 YAML이 아닙니다. {where}번째 줄에서 깨집니다.',
  'probe.kubernetes.dial.kubeconfig_shape': '{file}은(는) kubeconfig가 아닙니다. {where} 항목이 형식에 맞지 않습니다.',
  'probe.kubernetes.dial.kubeconfig_twice':
    '{file}에 {entry}이(가) 두 번 있습니다. 어느 쪽인지 알 수 없어 kubectl도 거부합니다. 하나를 지우세요.',
  'probe.kubernetes.dial.server': '{files}의 클러스터 server가 주소가 아닙니다: {server}.',
  'probe.kubernetes.dial.not_https':
    '{files}의 클러스터 server가 {server}입니다. TLS가 없으면 중간에서 토큰을 읽을 수 있습니다. https 주소를 쓰세요.',
  'probe.kubernetes.dial.pem': 'kubeconfig의 인증서나 키를 쓸 수 없습니다({error}). PEM이어야 하고 서로 짝이 맞아야 합니다.',
  'probe.kubernetes.dial.proxy_kind': '{proxy}은(는) Quarterdeck이 지나갈 수 없는 종류의 프록시입니다. http://와 https:// 프록시만 됩니다.',
  'probe.kubernetes.dial.proxy':
    '프록시 {proxy}이(가) {target}(으)로 보내 주지 않았습니다({error}). kubeconfig의 proxy-url, HTTPS_PROXY, NO_PROXY를 확인하세요.',
  'probe.kubernetes.dial.tls_authority':
    '{host}:{port}의 인증서를 서명한 기관이 kubeconfig에 없습니다({error}). 기관의 인증서를 certificate-authority-data에 넣으세요. 모르는 기관이라면 진행하지 마세요. 누군가 중간에 있을 수 있습니다.',
  'probe.kubernetes.dial.no_http2':
    '{host}:{port}이(가) HTTP/2를 쓰지 않습니다. API 서버는 모두 쓰므로 앞에 프록시가 있는 것입니다. API 서버의 주소를 쓰거나 프록시에서 h2를 허용하세요.',

  'probe.kubernetes.dial.plugin_untrusted':
    '로그인하려면 kubeconfig가 이 명령을 실행해야 합니다: {line}. 실행하지 않았습니다. 믿는 프로그램이면 연결에 경로를 기록하세요. 옵션 plugin={plugin} 또는 주소 뒤의 ?plugin={plugin}',
  'probe.kubernetes.dial.plugin_missing': '로그인에 필요한 {plugin}이(가) 이 컴퓨터의 PATH에 없습니다. kubeconfig의 안내: {hint}',
  'probe.kubernetes.dial.plugin_failed':
    '로그인 플러그인 {plugin}이(가) 코드 {code}(으)로 끝났습니다: {error}. 터미널에서 로그인한 뒤 다시 시도하세요.',
  'probe.kubernetes.dial.plugin_hung':
    '로그인 플러그인 {plugin}이(가) {span_seconds} 안에 끝나지 않아 종료했습니다. 브라우저나 비밀번호를 기다리고 있을 수 있습니다. 터미널에서 로그인한 뒤 다시 시도하세요.',
  'probe.kubernetes.dial.plugin_rubbish':
    '로그인 플러그인 {plugin}의 출력이 토큰이나 인증서가 든 ExecCredential이 아닙니다. 터미널에서 실행해 확인하세요.',
  'probe.kubernetes.dial.plugin_interactive':
    '로그인 플러그인 {plugin}은(는) 항상 터미널이 필요한데(interactiveMode: Always), Quarterdeck은 터미널을 주지 않습니다. 터미널 없이 로그인하는 플러그인을 쓰세요.',

  'probe.kubernetes.dial.unauthorized':
    '클러스터가 인증을 받아들이지 않았습니다(401: {error}). 토큰이나 인증서가 만료되었거나 다른 클러스터의 것입니다. 다시 로그인한 뒤 시도하세요.',
  'probe.kubernetes.dial.forbidden': '클러스터가 이 요청을 허용하지 않았습니다(403: {error}). 클러스터 담당자에게 권한을 요청하세요.',
  'probe.kubernetes.dial.not_found': '클러스터에 없습니다(404: {error}). 이름과 네임스페이스를 확인하세요.',
  'probe.kubernetes.dial.gone': '읽는 동안 목록이 너무 오래되었습니다(410: {error}). 다시 시도하거나 범위를 줄이세요.',
  'probe.kubernetes.dial.slow_down':
    'API 서버가 요청을 줄이라고 합니다(429: {error}). {after}초 뒤에 다시 시도하세요. 서버가 과부하이거나 이 사용자의 몫을 다 썼습니다.',
  'probe.kubernetes.dial.status':
    '{host}:{port}의 API 서버가 실패했습니다({status}: {error}). 무엇이 준비되지 않았는지는 API 서버 프로브에서 볼 수 있습니다.',
  'probe.kubernetes.dial.too_large':
    '응답이 {megabytes} MB를 넘어 거기서 잘랐고, 절반만으로는 판단하지 않습니다. 네임스페이스나 셀렉터로 범위를 줄이세요.',
  'probe.kubernetes.dial.not_json':
    '{host}:{port}의 응답이 API 서버의 것이 아닙니다: "{excerpt}". 앞에 로그인 페이지나 프록시가 있을 수 있습니다.',
  'probe.kubernetes.dial.shape': '{host}:{port}의 응답이 API 서버의 형식과 다릅니다({error}). 주소와 버전을 확인하세요.',
  'probe.kubernetes.dial.not_a_read': '{what} 요청은 Quarterdeck이 아는 읽기가 아니어서 보내지 않았습니다. 바뀐 것은 없습니다.',

  'probe.kubernetes.api.title': 'API 서버: 준비 상태와 응답 시간',
  'probe.kubernetes.api.not_ready': 'API 서버({version})가 준비되지 않았습니다. 점검 {checks, number}개 중 실패: {failed_names}.',
  'probe.kubernetes.api.says_nothing': 'API 서버가 응답했지만 점검 항목이 하나도 없어, 준비되었는지 알 수 없습니다.',
  'probe.kubernetes.api.slow': 'API 서버({version})는 준비되어 있지만 응답에 {took_seconds} 걸렸습니다.',
  'probe.kubernetes.api.ok': 'API 서버({version})가 준비되어 있고 {took_seconds} 만에 응답했습니다. 점검 {checks, number}개 모두 통과.',

  'probe.kubernetes.nodes.title': '노드: Ready, 압박, cordon',
  'probe.kubernetes.nodes.none': '클러스터에 노드가 없어 아무것도 실행할 수 없습니다.',
  'probe.kubernetes.nodes.unread': '노드 {unread, number}개를 읽지 못했습니다. 읽은 {nodes, number}개 중 {ready, number}개가 Ready입니다.',
  'probe.kubernetes.nodes.lost':
    '노드 {nodes, number}개 중 {lost, number}개가 Ready가 아닙니다: {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.kubernetes.nodes.pressed':
    '노드 {nodes, number}개 중 {pressed, number}개가 압박 상태입니다({pressures}): {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.kubernetes.nodes.cordoned':
    '노드 {nodes, number}개 모두 Ready이지만 {cordoned, number}개는 cordon되어 새 파드가 가지 않습니다: {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.kubernetes.nodes.ok': '노드 {nodes, number}개 모두 Ready이고, 압박이나 cordon은 없습니다.',

  'probe.kubernetes.pods.title': '네임스페이스의 파드',
  'probe.kubernetes.pods.none': '이 네임스페이스에 그 셀렉터에 맞는 파드가 없거나, 네임스페이스가 없습니다.',
  'probe.kubernetes.pods.unread': '파드 {unread, number}개를 읽지 못했습니다. 읽은 {pods, number}개 중 {bad, number}개에 문제가 있습니다.',
  'probe.kubernetes.pods.bad': '파드 {pods, number}개 중 {bad, number}개에 문제가 있습니다: {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.kubernetes.pods.starting':
    '파드 {pods, number}개 중 {starting, number}개가 시작 중이거나 종료 중입니다: {names}{more, plural, =0 {} other { 외 #개}}.',
  'probe.kubernetes.pods.ok': '파드 {pods, number}개가 모두 실행 중이고 준비되었거나 완료되었습니다.',

  'probe.kubernetes.events.title': '이벤트, 최신순',
  'probe.kubernetes.events.warnings':
    '최근 {span_seconds} 동안 이벤트 {events, number}건 중 경고가 {warnings, number}건입니다. 가장 최근: {newest}',
  'probe.kubernetes.events.unread': '이벤트 {unread, number}건을 읽지 못했습니다. 읽은 {events, number}건에는 경고가 없습니다.',
  'probe.kubernetes.events.expired':
    '남아 있는 이벤트 {events, number}건에는 경고가 없지만, 클러스터는 이벤트를 한 시간만 보관합니다. 최근 {span_seconds} 중 그보다 앞선 일은 만료되어 알 수 없습니다.',
  'probe.kubernetes.events.quiet': '최근 {span_seconds} 동안 이벤트 {events, number}건 중 경고는 없습니다.',

  'probe.kubernetes.service.title': '서비스 전체, 그리고 롤아웃이 안 되는 이유',
  'probe.kubernetes.service.no_workload':
    '{service}이(가) 가리키는 워크로드가 없습니다. deployment/NAME, statefulset/NAME, daemonset/NAME 중 하나로 쓰거나, 프로파일에서 그 이름에 workload를 넣으세요.',
  'probe.kubernetes.service.unread': '워크로드를 읽지 못했습니다.',
  'probe.kubernetes.service.none_wanted': '{workload}의 레플리카가 0으로 설정되어 있어 실행 중인 파드가 없습니다.',
  'probe.kubernetes.service.complete':
    '{workload}: 레플리카 {desired, number}개가 모두 새 버전이고 사용 가능합니다(리비전 {revision}). 이미지 {image}.',
  'probe.kubernetes.service.rolling':
    '{workload} 롤아웃 진행 중: {desired, number}개 중 {updated, number}개 갱신, 사용 가능 {available, number}개, 이전 버전 {old, number}개 남음.',
  'probe.kubernetes.service.short':
    '{workload}: 레플리카 {desired, number}개 중 사용 가능 {available, number}개, 갱신 {updated, number}개. 아직 멈췄다는 근거는 없습니다.',
  'probe.kubernetes.service.paused':
    '{workload}: 롤아웃이 {desired, number}개 중 {updated, number}개에서 일시 중지되어 있습니다. 사용 가능 {available, number}개. 누군가 재개해야 합니다.',
  'probe.kubernetes.service.quota':
    '{workload}: 할당량이 차서 새 파드를 만들 수 없습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.webhook_down':
    '{workload}: 어드미션 웹훅이 응답하지 않아 새 파드를 만들 수 없습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.surge_unplaceable':
    '{workload}: 기존 파드를 내릴 수 없고(maxUnavailable: 0) 새 파드를 놓을 자리도 없어 진행되지 않습니다. 사용 가능 {available, number}/{desired, number}. {detail}',
  'probe.kubernetes.service.unschedulable':
    '{workload}: 새 파드 {fresh, number}개 중 {affected, number}개가 갈 노드가 없습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.image':
    '{workload}: 새 파드 {fresh, number}개 중 {affected, number}개가 이미지를 받지 못합니다(사용 가능 {available, number}/{desired, number}). {image}: {detail}',
  'probe.kubernetes.service.config_missing':
    '{workload}: 새 파드 {fresh, number}개 중 {affected, number}개에 필요한 ConfigMap, Secret 또는 그 키가 없습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.crash':
    '{workload}: 새 파드 {fresh, number}개 중 {affected, number}개가 죽고 있습니다: {detail}, 이미지 {image}, {where, select, all {모든 노드} other {노드 {where}}}, {since}부터. 사용 가능 {available, number}/{desired, number}.',
  'probe.kubernetes.service.evicted':
    '{workload}: 파드 {affected, number}개가 축출(Evicted)되었습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.stuck_terminating':
    '{workload}: 파드 {affected, number}개가 Terminating에서 멈췄습니다(사용 가능 {available, number}/{desired, number}). 파이널라이저: {detail}',
  'probe.kubernetes.service.probe_failing':
    '{workload}: 새 파드 {fresh, number}개 중 {affected, number}개가 실행 중이지만 프로브가 실패해 준비되지 않습니다(사용 가능 {available, number}/{desired, number}): {detail}',
  'probe.kubernetes.service.deadline':
    '{workload}: 롤아웃이 {desired, number}개 중 {updated, number}개에서 제한 시간을 넘겼고, 원인은 드러나지 않았습니다. 사용 가능 {available, number}개. {detail}',
  'probe.kubernetes.service.other':
    '{workload}이(가) 완료되지 않았습니다(사용 가능 {available, number}/{desired, number}). 클러스터의 설명: {detail}',
} as const
