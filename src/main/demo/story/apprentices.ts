import { casesOf } from '../../../kernel/case/index.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { myAgreements, planProgramme, signAgreement } from '../../../modules/programmes/index.ts'
import type { MadePerson } from '../people/residents.ts'
import { TRADES } from '../setting/places.ts'
import { attach, type Made, passed, providerCode, step } from './programme-road.ts'
import { approveCase, payBatch } from './road.ts'

/** Apprentices of one programme who have signed with enterprise and school and had their advance, and of one that asks for it. */
export async function apprenticeDesk(made: Made, people: readonly MadePerson[]): Promise<void> {
  const { kernel, walk, today } = made
  await walk.until(addDays(today, -40))
  const paid = await signed(made, people.slice(0, 3), '第一期')
  await step(made, 'qiye', paid, 'ask-advance', { input: { percent: 50 } })
  await step(made, 'qufuhe', paid, 'grant-advance')
  await passed(kernel, addDays(today, -25))
  await walk.until(addDays(today, -25))
  const ids = new Set(people.slice(0, 3).map(({ id }) => id))
  const due = await casesOf(kernel.database.db, { kind: 'RB', states: ['approved'] })
  await payBatch(
    walk,
    [],
    due.flatMap(({ number, person }) => (person && ids.has(person) ? [number] : [])),
  )
  await walk.until(addDays(today, -3))
  const asks = await signed(made, people.slice(3), '第二期')
  await step(made, 'qiye', asks, 'ask-advance', { input: { percent: 40 } })
}

/** A programme of these apprentices, signed by all three and approved. */
async function signed(made: Made, people: readonly MadePerson[], which: string): Promise<string> {
  const { kernel, place, walk } = made
  const district = kernel.city.districts.find(({ code }) => code === place.district)?.short ?? ''
  const startsOn = addDays(await walk.today(), 1)
  const { number } = await walk.does({ login: 'qiye' }, planProgramme, {
    kind: 'apprenticeship',
    name: `演示·${district}焊工学徒培养（${which}）`,
    partnerCode: await providerCode(made),
    occupation: TRADES[0],
    level: '4',
    heads: people.length,
    hours: 160,
    onlineHours: 40,
    amountEach: 500_000,
    startsOn,
    endsOn: addDays(startsOn, 360),
  })
  if (!number) throw new Error('the apprenticeship of the demo was refused')
  for (const paper of ['一班一方案', '劳动合同']) await attach(made, number, paper)
  for (const { name, idNumber, phone } of people)
    await step(made, 'qiye', number, 'name', {
      input: {
        name,
        idNumber,
        phone: `138${phone.slice(3)}`,
        post: '焊接岗',
        mentor: '演示·沈师傅',
        partnerMentor: '演示·韩老师',
        contractFrom: addDays(startsOn, -30),
        contractTo: addDays(startsOn, 700),
      },
    })
  for (const { id: person } of people) {
    const { items } = await walk.does({ person }, myAgreements, {})
    const id = items.find(({ programme }) => programme === number)?.id ?? ''
    await walk.does({ person }, signAgreement, { id })
    await walk.does({ login: 'qiye' }, signAgreement, { id })
    await walk.does({ login: 'jigou' }, signAgreement, { id })
  }
  await approveCase(walk, number)
  return number
}
