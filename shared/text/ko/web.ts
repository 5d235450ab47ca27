/** HTTP로 물어보는 대상에서 잘못될 수 있는 것들. */
export const web = {
  'probe.web.bare': '자격 증명이 암호화되지 않은 채(http) 전송됩니다. 중간에서 누구나 읽을 수 있으니 https를 쓰세요.',
  'probe.web.dns': '여기서는 {host}(이)라는 이름을 찾을 수 없습니다. {variable}의 철자와, VPN과 그 DNS가 연결되어 있는지 확인하세요.',
  'probe.web.refused':
    '{host}:{port}에서 연결을 받는 프로그램이 없습니다({error}). 포트가 맞는지, {system}이(가) 실행 중인지, 그 서버 안에서만 접속되도록 열려 있지 않은지 확인하세요.',
  'probe.web.unreachable': '여기서 {host}:{port}까지 가는 경로가 없습니다({error}). 네트워크, VPN, 방화벽을 확인하세요.',
  'probe.web.connect_timeout':
    '{span_seconds} 안에 {host}:{port}에 연결되지 않았습니다. 방화벽이나 보안 그룹이 패킷을 버리거나 VPN이 끊긴 경우입니다. 서버 가까운 곳에서 curl -v를 실행해 보세요.',
  'probe.web.tls_timeout':
    '{host}:{port}에 연결은 되었지만 {span_seconds} 안에 TLS를 맺지 못했습니다. 다른 프로그램이거나, 뒤에 서버가 없는 프록시일 수 있습니다.',
  'probe.web.headers_timeout':
    '{system}이(가) {span_seconds} 안에 응답을 시작하지 않았습니다. 과부하이거나 질의가 너무 큽니다. 범위를 줄이거나 서버 자체를 확인하세요.',
  'probe.web.body_timeout':
    '{system}이(가) 응답을 시작했지만 {span_seconds} 안에 끝내지 못했습니다. 이 네트워크에 비해 응답이 너무 크거나 끝나지 않는 응답입니다. 범위를 줄이세요.',
  'probe.web.tls_expired':
    '{host}:{port}의 인증서가 만료되었습니다({error}). 서버에서 갱신해야 합니다. 이미 갱신했다면 이 노트북의 시계와, 프록시가 옛 인증서를 쓰고 있지 않은지 확인하세요.',
  'probe.web.tls_early': '{host}:{port}의 인증서가 아직 유효하지 않습니다({error}). 먼저 이 노트북의 시계를 확인하세요.',
  'probe.web.tls_name':
    '{host}:{port}의 인증서는 다른 이름의 것입니다({error}). 인증서에 있는 이름을 쓰거나, 주소가 맞는 서버로 이어지는지 확인하세요.',
  'probe.web.tls_authority':
    '{host}:{port}의 인증서를 서명한 기관을 이 노트북이 신뢰하지 않습니다({error}). 사내 인증 기관이라면 {variable}에 그 파일을 …?ca=FILE로 지정하세요. 모르는 기관이라면 중단하세요. 누군가 중간에 끼어 있을 수 있습니다.',
  'probe.web.tls_none':
    '{host}:{port}은(는) TLS를 쓰지 않습니다({error}). 포트를 확인하세요. 네트워크 자체를 신뢰할 수 있을 때만 {variable}에 http://로 쓰세요.',
  'probe.web.tls_wanted': '{host}:{port}은(는) TLS로만 응답합니다. {variable}에 https://로 쓰세요.',
  'probe.web.tls': '{host}:{port}와(과) TLS를 맺지 못했습니다({error}). 서버가 요구하는 TLS 버전과 클라이언트 인증서를 확인하세요.',
  'probe.web.tls_unasked': '{variable}의 주소가 http://라서 볼 인증서가 없습니다. 서버가 TLS를 쓴다면 https://로 쓰세요.',
  'probe.web.tls_proxied': '프록시를 거치면 {host}의 인증서를 여기서 볼 수 없습니다. ?proxy=env가 없는 주소를 쓰세요.',
  'probe.web.tls_file': '{variable}에 적힌 인증 기관 파일 {file}을(를) 읽을 수 없습니다({code}). 경로와 권한, PEM 형식인지 확인하세요.',
  'probe.web.proxy':
    '프록시가 {host}:{port}까지 연결해 주지 않았습니다({error}). HTTPS_PROXY와 NO_PROXY를 확인하세요. {variable}에 ?proxy=env가 없으면 프록시를 쓰지 않습니다.',
  'probe.web.proxy_unknown':
    '{variable}은(는) 프록시를 쓰라고 하는데(?proxy=env) 이 Node는 프록시를 쓸 수 없습니다. Node 24.5 이상을 쓰세요.',
  'probe.web.protocol': '{host}:{port}에서 응답은 하지만 HTTP가 아닙니다({error}). 포트를 확인하세요.',
  'probe.web.lost':
    '응답을 다 받기 전에 {host}:{port} 연결이 끊겼습니다({error}). 다시 시도하고, 계속되면 중간 네트워크와 {system} 로그를 확인하세요.',
  'probe.web.redirect':
    '{host}:{port}이(가) {to}(으)로 보내는데, {system}에는 그런 경로가 없습니다. 로그인 페이지이거나 기본 경로가 잘못된 경우입니다. {variable}을(를) 확인하세요.',
  'probe.web.redirect_away':
    '{host}:{port}이(가) 다른 서버 {to}(으)로 보냅니다. 자격 증명이 그리로 가지 않도록 따라가지 않았습니다. {system}이(가) 거기 있다면 {variable}에 그 주소를 쓰세요.',
  'probe.web.redirect_change':
    '{host}:{port}이(가) 처리하지 않고 {to}(으)로 보냅니다. 변경 요청은 다른 곳으로 다시 보내지 않습니다. {variable}에 올바른 주소를 쓰세요.',
  'probe.web.not_a_read': '알고 있는 읽기가 아니어서 Quarterdeck이 {what}을(를) 보내지 않았습니다. 바뀐 것은 없습니다.',
  'probe.web.not_a_change': '알고 있는 변경이 아니어서 Quarterdeck이 {what}을(를) 보내지 않았습니다. 바뀐 것은 없습니다.',
  'probe.web.read_only':
    '이 연결은 read_only라서 {what}을(를) 보내지 않았고 바뀐 것도 없습니다. 변경하려면 먼저 이 연결을 operate로 바꾸세요.',
  'probe.web.too_large':
    '응답이 {megabytes} MB보다 커서 거기서 잘랐습니다. 잘린 응답으로는 판정하지 않습니다. 레이블을 줄이거나 기간을 짧게 해서 다시 물어보세요.',
  'probe.web.not_json':
    '{host}:{port}이(가) 응답했지만 {system}의 응답이 아닙니다: "{excerpt}". 로그인 페이지나 프록시이거나, 기본 경로가 잘못된 경우입니다. {variable}을(를) 확인하세요.',
  'probe.web.shape': '{host}:{port}이(가) JSON으로 응답했지만 {system}의 형식이 아닙니다({error}). 주소와 버전을 확인하세요.',
  'probe.web.authentication':
    '{system}이(가) 인증을 받아 주지 않았습니다(401: {error}). 토큰 또는 사용자와 비밀번호를 확인하세요. 토큰이 만료되었을 수 있습니다.',
  'probe.web.permission': '{system}에서 이 작업을 할 권한이 없습니다(403: {error}). 소유자에게 권한을 요청하거나 다른 토큰을 쓰세요.',
  'probe.web.not_found':
    '{host}:{port}에 그런 경로가 없습니다(404: {error}). {system}이(가) 기본 경로 아래에 있을 수 있습니다(--web.external-url). {variable}의 주소에 그 경로를 붙이세요.',
  'probe.web.busy': '{host}:{port}이(가) 요청을 줄이라고 합니다(429: {error}). 기다렸다가 더 드물게 물어보세요.',
  'probe.web.gateway': '앞단 프록시가 {status}(으)로 응답했습니다({error}). 뒤의 {system}이(가) 죽었거나, 시작 중이거나, 너무 느립니다.',
  'probe.web.status': '{host}:{port}이(가) {status}(으)로 응답했습니다({error}). {system} 로그를 확인하세요.',
  'probe.web.refused_saying': '{system}이(가) 거부했습니다({status}): {error}',
} as const
