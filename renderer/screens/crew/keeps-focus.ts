const takesFocus = 'button:not([disabled]), a[href], input:not([disabled]), textarea:not([disabled])'

/**
 * A button that did its work may be gone, and with it the focus: it goes to the line it stood in, so that the next key is not lost.
 * For `ref`: watches for as long as the box is in the page.
 */
export function keepsFocus(box: HTMLElement | null) {
  if (!box) return undefined
  let line: Element | null = null
  const onFocus = ({ target }: FocusEvent) => void (line = target instanceof Element ? (target.closest('li') ?? box) : null)
  const onChange = () => {
    if (line === null || document.activeElement !== document.body) return
    const place = line.isConnected ? line : box
    place.querySelector<HTMLElement>(takesFocus)?.focus()
  }
  const changes = new MutationObserver(onChange)
  box.addEventListener('focusin', onFocus)
  changes.observe(box, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  return () => {
    box.removeEventListener('focusin', onFocus)
    changes.disconnect()
  }
}
