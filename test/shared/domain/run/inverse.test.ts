import { expect, it } from 'vitest'
import { parsePlaybook } from '../../../../electron/core/playbooks/load.ts'
import { scriptOf } from '../../../../shared/domain/playbook/script.ts'
import { inverseOf } from '../../../../shared/domain/run/decide.ts'

it('a change of a target says how it is taken back, as one by hand does; one that has no way back says nothing', () => {
  const title = 'title: { ko: 제목, en: Title }'
  const action = `type: action, ${title}, target: cache, action: redis.flush_database, risk: { ko: 캐시가 비워집니다, en: The cache is emptied }`
  const playbook = parsePlaybook(`
api_version: quarterdeck/v1
kind: Playbook
id: flush
${title}
targets: { cache: { kind: redis, ${title} } }
steps:
  - { id: by-hand, type: manual, ${title}, inverse: { ko: 다시 켜기, en: Turn it on again } }
  - { id: flush, ${action}, inverse: { ko: 캐시 예열, en: Warm the cache } }
  - { id: again, ${action} }
`)
  expect(scriptOf(playbook).leaves.map(({ step }) => inverseOf(step)?.ko ?? null)).toEqual(['다시 켜기', '캐시 예열', null])
})
