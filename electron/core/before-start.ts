/** What a host may know before it loads the core and with it the database driver: where the record lies, and which language to say things in. */
export { defaultDataDir } from './default-data-dir.ts'
export { chosenLanguage } from './settings/chosen-language.ts'
