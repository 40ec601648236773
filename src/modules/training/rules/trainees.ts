import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { ClassFacts, TraineeFacts } from '../facts.ts'
import type { TrainingData } from '../standard.ts'

/** F1, F2, F5: nobody on the roster is a pupil, retired, or on another class at the same time. Names only roster rows. */
export function requireTrainees<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const persons = standards.cite(rules.persons.clause)
  const overlap = standards.cite(rules.overlap.clause)
  decision.require(facts.trainees.length > 0, 'roster', standards.cite(rules.process.clause), {
    found: `${facts.trainees.length}人`,
    needed: '有学员名册',
    next: '请导入学员名册',
  })
  let admitted = 0
  for (const trainee of facts.trainees) {
    const other = overlapping(trainee, facts)
    if (trainee.pupil) {
      decision.require(false, 'not-a-pupil', persons, {
        found: `名册第${trainee.row}行：初级或高级中学在校生`,
        needed: '不是初级、高级中学在校生',
        next: '请从名册中去掉这名学员',
      })
    }
    if (trainee.retired) {
      decision.require(false, 'not-retired', persons, {
        found: `名册第${trainee.row}行：已到退休年龄或已领养老金`,
        needed: '未到退休年龄，未领养老金',
        next: '请从名册中去掉这名学员；登记有误的，请本人到区人社局更正',
      })
    }
    if (trainee.deceased) {
      decision.require(false, 'alive', persons, {
        found: `名册第${trainee.row}行：登记显示已死亡`,
        needed: '在世',
        next: '请核对身份证号，从名册中去掉这名学员',
      })
    }
    if (trainee.custody) {
      decision.require(false, 'not-in-custody', persons, {
        found: `名册第${trainee.row}行：登记显示在押或服刑`,
        needed: '开班日能参加培训',
        next: '请从名册中去掉这名学员；登记有误的，请本人到区人社局更正',
      })
    }
    if (trainee.contradiction) {
      decision.require(false, 'group-as-registered', persons, {
        found: `名册第${trainee.row}行：${trainee.contradiction}`,
        needed: '人员类别与登记不矛盾',
        next: '请更正人员类别；登记有误的，请本人先到登记部门更正',
      })
    }
    if (other) {
      decision.require(false, 'one-class-at-a-time', overlap, {
        found: `名册第${trainee.row}行：${formatDay(other.from)}至${formatDay(other.to)}已在${other.number}班`,
        needed: '同一时间只在一个补贴培训班',
        next: '请从名册中去掉这名学员，或者等他原来的班结束以后再开课',
      })
    }
    if (isAdmitted(trainee) && !other) admitted++
  }
  if (admitted === facts.trainees.length && admitted > 0) {
    decision.require(true, 'trainees', persons, {
      found: `${admitted}人都符合条件`,
      needed: '学员都可以参加',
    })
  }
}

function overlapping({ classes }: TraineeFacts, { startsOn, endsOn }: ClassFacts) {
  return classes.find(({ from, to }) => from <= endsOn && startsOn <= to)
}

const isAdmitted = ({ pupil, retired, deceased, custody, contradiction }: TraineeFacts): boolean =>
  !pupil && !retired && !deceased && !custody && !contradiction
