import { testLooks } from './looks/staged.ts'

testLooks('en')
