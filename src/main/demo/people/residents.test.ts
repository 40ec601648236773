import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { chanceFrom } from '../chance.ts'
import { inventPerson } from './people.ts'
import { type MadePerson, whatRegistersKnow } from './residents.ts'

test('登记的事实都已经发生：二十岁的人还没有毕业证', () => {
  const place = { district: '120101', provider: '', assessor: '', employer: '', employerCode: '' }
  fc.assert(
    fc.property(fc.integer(), fc.nat(999), fc.nat(3000), (seed, index, days) => {
      const today = addDays(civilDate('2022-06-01'), days)
      const person = {
        ...inventPerson(chanceFrom(seed), index, today),
        group: 'resident',
        trade: '焊工',
      } as MadePerson
      for (const { from } of whatRegistersKnow(person, place, today).rows) expect(from <= today).toBe(true)
    }),
  )
})
