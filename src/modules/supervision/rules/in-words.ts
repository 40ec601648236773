/** The checks in plain words (规则名), by the id that a reason carries. */
export const SUPERVISION_RULES: Readonly<Record<string, string>> = {
  F1: '退休人员参训',
  F2: '在校学生按在职申报',
  F3: '死亡、在押人员签到',
  F4: '身份晚于开班取得',
  F5: '同时在两处',
  F6: '多人合用设备、号码、账户',
  F7: '签到速度异常、成批补录',
  F8: '学习时间多于实际时间',
  F9: '上课天数少于计划',
  F10: '登记后短期成批发证',
  F11: '超范围、超场地评价',
  F12: '经竞赛成批取证',
  F13: '教师同时在两处',
  F14: '成绩分布异常',
  F15: '同职业同等级重复领取',
  F16: '远程抽查没有应答',
}
