export const profile = {
  'profile.unmapped': '{environment} 프로파일에 {name}이(가) 무엇인지 적혀 있지 않습니다. {section} 아래에 적으세요: `{line}`',
  'profile.none':
    '{environment} 프로파일이 없어 {name}이(가) 무엇인지 알 수 없습니다. `quarterdeck profile new {environment}`(으)로 만들고 {section} 아래에 적으세요: `{line}`',

  'profile.problem.name': '"{key}"에는 영어 소문자와 숫자를 홑 하이픈이나 밑줄로 이어 씁니다(llm_failure_rate). 80자까지입니다.',
  'profile.problem.url': '"{key}"에는 http:// 또는 https://로 시작하는 전체 주소를 씁니다. "{found}"은(는) 그런 주소가 아닙니다.',
  'profile.problem.email': '"{key}"에는 이메일 주소를 씁니다. "{found}"은(는) 이메일 주소가 아닙니다.',
  'profile.problem.other_environment':
    '파일 이름은 {file}인데 안에는 {environment}(이)라고 적혀 있습니다. 둘 중 하나가 잘못되었습니다. 프로파일은 다른 환경을 대신하지 않습니다.',
  'profile.problem.file_name': '그런 이름의 환경이 없어 이 파일은 읽지 않습니다. 환경 이름으로 바꾸세요: {files}',
  'profile.problem.owner_unknown': '담당 "{owner}"이(가) "contacts"에 없습니다. 있는 연락처: {contacts}',
  'profile.problem.owner_unknown_near': '담당 "{owner}"이(가) "contacts"에 없습니다. 혹시 "{nearest}"입니까?',

  'profile.on_call': '당번',
  'profile.protected': '보호 네임스페이스',
  'profile.section.services': '서비스',
  'profile.section.metrics': '지표',
  'profile.section.statements': 'SQL',
  'profile.section.tables': '테이블',
  'profile.section.urls': '주소',
  'profile.section.contacts': '연락처',
  'profile.section.variables': '값',
} as const
