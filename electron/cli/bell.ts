/** Wakes whoever waits, once per ring or after a time; rings in between are kept as one. */
export function createBell() {
  let rung = false
  let interrupted = false
  let wake = () => {}
  return {
    ring: () => ((rung = true), wake()),
    interrupt: () => ((interrupted = true), wake()),
    async next(ms: number): Promise<'rung' | 'interrupted'> {
      if (!rung && !interrupted) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms)
          wake = () => (clearTimeout(timer), done())
        })
      }
      rung = false
      return interrupted ? 'interrupted' : 'rung'
    },
  }
}
