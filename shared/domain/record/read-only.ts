/** The finding of a start that could not write: it says why the record is read-only, and stays true until the next start. */
export const isReadOnly = ({ code }: { readonly code: string }): boolean => code === 'space.read_only'
