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
    '사용법: npm start -- [--data 폴더] [--port 번호] [--no-open] [--host desktop|loopback] [--allow-host 이름:포트]...\n' +
    '  --data 폴더             기록을 두는 폴더(없으면 QUARTERDECK_DATA, 그것도 없으면 사용자 폴더)\n' +
    '  --port 번호             127.0.0.1에서 쓸 포트, 0~65535(없으면 빈 포트)\n' +
    '  --no-open               브라우저를 열지 않고 링크만 표시\n' +
    '  --allow-host 이름:포트  "ssh -L"을 거쳐 들어올 때 허용할 주소',
} as const
