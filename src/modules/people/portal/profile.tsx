import type { z } from 'zod'
import { districtName } from '../../../kernel/value/district.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { type Answer, CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { myProfile } from '../verbs/my-profile.ts'
import { setMyAccount } from '../verbs/set-account.ts'

type Profile = z.output<typeof myProfile.output>

interface ProfileProps {
  profile: Profile
  district: string | null
}

const TRUSTS = { A: '发证机构数据', B: '窗口已核验', C: '本人或机构填报', D: '本人承诺' } as const

/** /my/profile: what the registers say of the visitor, and the account to be paid into (资料与收款账户). */
export const profilePage = page<ProfileProps>({
  path: '/my/profile',
  title: '我的资料',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  async load({ perform, city }) {
    const profile = await perform(myProfile, {})
    return { profile, district: profile.district && districtName(city, profile.district) }
  },
  view: ({ profile, district }) => (
    <>
      <PageHeading title="我的资料">
        登记在册的不用您再填。姓名、证件有不对的，请带证件到区人社局窗口更正。
      </PageHeading>
      <Panel title="登记资料">
        <CheckAnswers answers={registered(profile, district)} />
      </Panel>
      <Panel title="人员类别和依据">
        <p>
          {profile.groupTitle
            ? `按今天的登记，您属于“${profile.groupTitle}”。`
            : '今天没有查到您的人员类别登记。'}
          申领补贴时以报班当天的登记为准。
        </p>
        <Statuses statuses={profile.statuses} />
        <p>
          <a href="/my/facts">看全部登记，有不对的申请更正</a>
        </p>
      </Panel>
      <Panel title="收款账户">
        <p>
          {profile.account
            ? `补贴发给本人时，打到尾号 ${profile.account.masked.replaceAll('*', '').trim()} 的账户，户名 ${profile.account.holder}。`
            : '您还没有登记收款账户。补贴发给本人时，要有账户才能到账。'}
        </p>
        <Form action="account" label="设置收款账户">
          <TextField
            name="account"
            label={profile.account ? '换成新的银行账号' : '银行账号'}
            hint="本人名下的银行卡或社保卡金融账户，16 至 19 位数字。只有您本人的账户能收款。"
            keys="numeric"
            autoComplete="off"
            maxLength={30}
            width="middle"
          />
          <Button>保存账户</Button>
        </Form>
      </Panel>
    </>
  ),
  actions: {
    async account({ perform, form }) {
      await perform(setMyAccount, { account: form.account ?? '' })
      return redirect('/my/profile')
    },
  },
})

const registered = (profile: Profile, district: string | null): Answer[] => [
  { label: '姓名', value: profile.name, source: '统一身份认证' },
  { label: '身份证号码', value: profile.maskedIdNumber, source: '统一身份认证' },
  { label: '出生日期', value: formatDay(profile.born as CivilDate), source: '身份证号码' },
  { label: '性别', value: profile.sex, source: '身份证号码' },
  { label: '所在区', value: district ?? '未登记' },
  { label: '手机', value: profile.maskedPhone ?? '未登记' },
]

const Statuses = ({ statuses }: { statuses: Profile['statuses'] }) => (
  <DataTable
    caption="今天有效的登记"
    captionHidden
    rows={statuses}
    rowKey={({ title, from, source }) => `${title} ${from} ${source}`}
    columns={[
      { title: '登记', show: ({ title }) => title },
      {
        title: '期间',
        show: ({ from, to }) =>
          `${formatDay(from as CivilDate)} 至 ${to ? formatDay(to as CivilDate) : '今'}`,
      },
      { title: '来源', show: ({ source }) => source },
      { title: '可信等级', show: ({ trust }) => `${trust} 级（${TRUSTS[trust]}）` },
    ]}
    empty={null}
  />
)
