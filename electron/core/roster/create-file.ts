import { z } from 'zod'
import { roster as shape } from '../../../shared/domain/roster/spec.ts'
import { createFile, type Files } from '../yaml/create-file.ts'

/** The JSON Schema of a roster, as it is written by hand: what has a default may be left out. */
export const rosterSchema = (): string =>
  `${JSON.stringify({ ...z.toJSONSchema(shape, { io: 'input' }), title: 'Quarterdeck roster' }, null, 2)}\n`

/** An empty roster with its comments, and its schema beside it. As `createFile` says. */
export const createRosterFile = (files: Files): Files | undefined => createFile(files, { file: blank, schema: rosterSchema() })

/** Nobody in it who could be called by mistake: the people are comments until they are somebody. */
const blank = `# yaml-language-server: $schema=./roster.schema.json
#
# 비상 연락망입니다. 네트워크가 끊겨도 이 노트북에서 보고 부를 수 있습니다. 저장하면 바로 반영됩니다.
#   확인: quarterdeck roster check     보기: quarterdeck roster show
# 틀린 줄이 있으면 줄과 칸을 알려 주고, 고칠 때까지는 마지막으로 맞았던 내용을 씁니다.
#
# Who can be called, kept on this laptop: it works with the network dead. A change counts as soon as it is saved.
# While a line is wrong, it is named with its line and column, and what was right last goes on counting.
api_version: quarterdeck/v1
kind: Roster

# 앞의 이름(kim)은 부를 때 치는 말입니다: /role ic kim, /task @kim 15m …, @kim
# 번호는 따옴표로 감싸세요: 따옴표가 없으면 앞의 0이 사라집니다. deputies: 그 사람이 오지 않으면 차례로 부를 사람.
#
# The name in front (kim) is what somebody is typed by. Put numbers in quotes, or a leading zero is lost.
# deputies: who is called when this one does not come, in that order.
people: {}
#  kim:
#    name: 김지연
#    role: SRE
#    phone: "+82-10-1234-5678"
#    chat: "@jiyeon"
#    deputies: [lee]
#  lee:
#    name: 이도윤
#    role: DBA
#    phone: "010-2345-6789"

# 당번: 앞사람이 오지 않으면 그다음 사람을 부르고, 끝까지 가면 처음으로 돌아갑니다.
# Rotas: whoever comes next is called when the one before does not come; after the last comes the first.
rotas: {}
#  primary:
#    title: 1차 당번
#    order: [kim, lee]
`
