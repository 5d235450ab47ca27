/** Connections, as the command line and the screens speak of them. */
export const connection = {
  'connection.found.other_system': '{variable} is the address of a system that Quarterdeck does not ask.',
  'connection.found.unreadable':
    'The address in {from} cannot be read. It must name a user, and be spelled as that system’s own tools take it.',
  'connection.found.wildcard': 'This line fits any server or any user, so it leads nowhere by itself. A service or an address can use it.',
} as const
