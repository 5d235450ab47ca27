/** A file dropped where nothing takes it must not lead the page away, and with it what is being typed. */
export function stayWithDroppedFiles(target: Pick<Window, 'addEventListener'>): void {
  target.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    // Whoever takes it says so after this.
    event.dataTransfer.dropEffect = 'none'
  })
  target.addEventListener('drop', (event) => {
    if (carriesFiles(event)) event.preventDefault()
  })
}

/** Files from outside, not text that is moved from field to field. */
export const carriesFiles = (event: DragEvent): event is DragEvent & { readonly dataTransfer: DataTransfer } =>
  event.dataTransfer?.types.includes('Files') ?? false
