import type { CDPSession, Page } from 'playwright-core'

/** What a person with a keyboard and no pointer does, and sees of where the focus is. */
export function keyboardOn(page: Page, session: CDPSession) {
  return {
    press: (keys: string) => page.keyboard.press(keys),
    type: (text: string) => page.keyboard.type(text),
    /** Composes syllable by syllable as a Korean input method does, each ended by the next; Enter goes to the method while it composes. */
    async compose(text: string, { endWith }: { endWith?: 'Enter' } = {}) {
      for (const syllable of text) {
        const initial = syllable.normalize('NFD').charAt(0)
        for (const part of [initial, syllable]) {
          await session.send('Input.imeSetComposition', { text: part, selectionStart: 1, selectionEnd: 1 })
        }
        if (endWith === 'Enter' && syllable === text.at(-1)) {
          const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
          await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
          await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
        }
        await session.send('Input.insertText', { text: syllable })
      }
    },
    /** What has the focus, and whether a person sees that it has: an outline, a ring, an edge or a line of its own. */
    focus: () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const style = getComputedStyle(element)
        const outlined =
          style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 && style.outlineColor !== 'rgba(0, 0, 0, 0)'
        const ringed = [element, element.parentElement, element.closest('[class*=field]')].some(
          (one) => one !== null && getComputedStyle(one).boxShadow !== 'none',
        )
        const underlined = style.textDecorationLine === 'underline' && style.textDecorationColor !== style.color
        const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
        return {
          tag: element.tagName.toLowerCase(),
          name: element.tagName === 'TEXTAREA' || element.tagName === 'INPUT' ? element.id || name : name.trim().slice(0, 60),
          isVisible: element !== document.body && element.matches(':focus-visible') && (outlined || ringed || underlined),
        }
      }),
  }
}
