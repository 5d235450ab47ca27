const title = { ko: '단계', en: 'Step' }
const blocking = { target: 'database', probe: 'postgres.blocking' }
const step = (id: string, rest: object) => ({ id, title, ...rest })

const head = { api_version: 'quarterdeck/v1', title }

/** A playbook with each kind of step once, as YAML, which JSON is; the second is the one that it calls. */
export const everyKind = JSON.stringify({
  ...{ ...head, kind: 'Playbook', id: 'every-kind' },
  targets: { database: { kind: 'postgres', title }, cache: { kind: 'redis', title } },
  steps: [
    step('by-hand', { type: 'manual', record: title }),
    step('to-read', { type: 'note' }),
    step('to-copy', { type: 'command', program: 'kubectl', arguments: ['get', 'pods'] }),
    step('look', { type: 'check', ...blocking }),
    step('terminate', { type: 'action', target: 'database', action: 'postgres.terminate_backend', risk: title }),
    step('until-free', { type: 'check', ...blocking, retries: 20, retry_every: '1s' }),
    step('stays-free', { type: 'watch', ...blocking, every: '500ms', holds_for: '2s', within: '1m' }),
    step('short-wait', { type: 'wait', for: '4s' }),
    step('question', {
      ...{ type: 'decision', question: title },
      options: [
        { id: 'this-way', title, steps: [step('on-this-way', { type: 'manual' })] },
        { id: 'that-way', title, steps: [step('on-that-way', { type: 'manual' })] },
      ],
    }),
    step('consent', { type: 'approval', roles: ['Lead'], approvals: 2 }),
    step('reach', { type: 'contact', contacts: ['kim', 'lee'].map((who) => ({ who, ways: [{ by: 'phone', to: '010' }] })) }),
    step('tell', { type: 'notify', audience: 'team', message: title }),
    step('other', { type: 'playbook', playbook: 'called' }),
    step('forget', { type: 'action', target: 'cache', action: 'redis.delete_keys', with: { pattern: 'judgment:*' }, risk: title }),
    step('ways', {
      type: 'alternatives',
      options: [
        { id: 'first-way', title, steps: [step('by-first', { type: 'manual' })] },
        { id: 'second-way', title, steps: [step('by-second', { type: 'manual' })] },
      ],
    }),
    step('together', { type: 'parallel', steps: [step('left-one', { type: 'manual' }), step('right-one', { type: 'manual' })] }),
    step('rest', { type: 'wait', for: '1s' }),
  ],
})

export const called = JSON.stringify({ ...head, kind: 'Procedure', id: 'called', steps: [step('inside', { type: 'manual' })] })
