export const profile = {
  'profile.unmapped': 'The profile of {environment} does not say what {name} is. Write under {section}: `{line}`',
  'profile.none':
    'There is no profile for {environment}, so nothing says what {name} is. `quarterdeck profile new {environment}` makes one; then write under {section}: `{line}`',

  'profile.problem.name':
    '"{key}" takes lower-case letters and digits, parted by single hyphens or underscores (llm_failure_rate), at most 80.',
  'profile.problem.url': '"{key}" takes a whole address that begins with http:// or https://; "{found}" is not one.',
  'profile.problem.email': '"{key}" takes an e-mail address; "{found}" is not one.',
  'profile.problem.other_environment':
    'The file is named after {file}, and here it says {environment}. One of the two is wrong: a profile never stands in for another environment.',
  'profile.problem.file_name': 'No environment is called that, so nothing reads this file. Name it after one: {files}',
  'profile.problem.owner_unknown': 'The owner "{owner}" is not under "contacts". There are: {contacts}',
  'profile.problem.owner_unknown_near': 'The owner "{owner}" is not under "contacts". Did you mean "{nearest}"?',

  'profile.on_call': 'On call',
  'profile.protected': 'Protected namespaces',
  'profile.section.services': 'Services',
  'profile.section.metrics': 'Metrics',
  'profile.section.statements': 'SQL',
  'profile.section.tables': 'Tables',
  'profile.section.urls': 'Addresses',
  'profile.section.contacts': 'Contacts',
  'profile.section.variables': 'Values',
} as const
