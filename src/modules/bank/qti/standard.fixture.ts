/** Items written by hand in the manner of the standard's own examples: indented, prompts within the interaction, attributes that say nothing here. */
const item = (declaration: string, body: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item
    xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
    identifier="item" title="样例" adaptive="false" time-dependent="false" xml:lang="zh-CN">
  ${declaration}
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="3">
    <qti-default-value>
      <qti-value>0</qti-value>
    </qti-default-value>
  </qti-outcome-declaration>
  <qti-item-body>
    ${body}
  </qti-item-body>
  ${more}
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
</qti-assessment-item>
`

const declared = (cardinality: string, type: string, values: readonly string[], mapping = '') =>
  `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}">
    <qti-correct-response>
      ${values.map((value) => `<qti-value>${value}</qti-value>`).join('\n      ')}
    </qti-correct-response>
    ${mapping}
  </qti-response-declaration>`

/** By name: the item, and what it is read as. */
export const STANDARD: Readonly<Record<string, { xml: string; reads: object }>> = {
  '单选，题干分两段，提示写在作答里': {
    xml: item(
      declared('single', 'identifier', ['ChoiceA']),
      `<p>看墙上的
        标志。</p>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1">
      <qti-prompt>它说的是什么？</qti-prompt>
      <qti-simple-choice identifier="ChoiceA">不能离开 &amp; 无人看管</qti-simple-choice>
      <qti-simple-choice identifier="ChoiceB"><![CDATA[可以 < 一小时]]></qti-simple-choice>
    </qti-choice-interaction>`,
    ),
    reads: {
      kind: 'choice',
      stem: { paragraphs: ['看墙上的 标志。', '它说的是什么？'], pictures: [] },
      points: 3,
      options: [
        { id: 'ChoiceA', text: '不能离开 & 无人看管' },
        { id: 'ChoiceB', text: '可以 < 一小时' },
      ],
      key: { right: 'ChoiceA' },
    },
  },
  '多选，全对才得分': {
    xml: item(
      declared('multiple', 'identifier', ['H', 'O']),
      `<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="0">
      <qti-prompt>水由哪些元素组成？</qti-prompt>
      <qti-simple-choice identifier="H">氢</qti-simple-choice>
      <qti-simple-choice identifier="He">氦</qti-simple-choice>
      <qti-simple-choice identifier="O">氧</qti-simple-choice>
    </qti-choice-interaction>`,
    ),
    reads: { kind: 'multiple', key: { right: ['H', 'O'], scoring: 'all' } },
  },
  '多选，少选得相应的分': {
    xml: item(
      declared(
        'multiple',
        'identifier',
        ['H', 'O'],
        `<qti-mapping lower-bound="0" upper-bound="2" default-value="-2">
      <qti-map-entry map-key="H" mapped-value="1"/>
      <qti-map-entry map-key="O" mapped-value="1"/>
      <qti-map-entry map-key="He" mapped-value="-2"/>
    </qti-mapping>`,
      ),
      `<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="0">
      <qti-prompt>水由哪些元素组成？</qti-prompt>
      <qti-simple-choice identifier="H">氢</qti-simple-choice>
      <qti-simple-choice identifier="He">氦</qti-simple-choice>
      <qti-simple-choice identifier="O">氧</qti-simple-choice>
    </qti-choice-interaction>`,
    ),
    reads: { kind: 'multiple', key: { right: ['H', 'O'], scoring: 'partial' } },
  },
  排序: {
    xml: item(
      declared('ordered', 'identifier', ['DriverC', 'DriverA', 'DriverB']),
      `<qti-order-interaction response-identifier="RESPONSE" shuffle="true">
      <qti-prompt>把三位车手按名次排好。</qti-prompt>
      <qti-simple-choice identifier="DriverA">甲</qti-simple-choice>
      <qti-simple-choice identifier="DriverB">乙</qti-simple-choice>
      <qti-simple-choice identifier="DriverC">丙</qti-simple-choice>
    </qti-order-interaction>`,
    ),
    reads: { kind: 'order', key: { order: ['DriverC', 'DriverA', 'DriverB'] } },
  },
  配对: {
    xml: item(
      declared('multiple', 'directedPair', ['C R', 'P M']),
      `<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="2">
      <qti-prompt>把人物和剧本配起来。</qti-prompt>
      <qti-simple-match-set>
        <qti-simple-associable-choice identifier="C" match-max="1">凯普莱特</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="P" match-max="1">普洛斯彼罗</qti-simple-associable-choice>
      </qti-simple-match-set>
      <qti-simple-match-set>
        <qti-simple-associable-choice identifier="M" match-max="4">暴风雨</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="R" match-max="4">罗密欧与朱丽叶</qti-simple-associable-choice>
      </qti-simple-match-set>
    </qti-match-interaction>`,
    ),
    reads: {
      kind: 'match',
      key: {
        pairs: [
          ['C', 'R'],
          ['P', 'M'],
        ],
        scoring: 'all',
      },
    },
  },
  '填空，几种写法': {
    xml: item(
      declared(
        'single',
        'string',
        ['York'],
        `<qti-mapping default-value="0">
      <qti-map-entry map-key="York" mapped-value="1" case-sensitive="true"/>
      <qti-map-entry map-key="约克" mapped-value="1"/>
      <qti-map-entry map-key="纽约" mapped-value="0"/>
    </qti-mapping>`,
      ),
      '<p>太阳 <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="15"/> 变成盛夏。</p>',
    ),
    reads: {
      kind: 'text-entry',
      stem: { paragraphs: ['太阳 ____ 变成盛夏。'] },
      key: { accepted: ['York', '约克'] },
    },
  },
  '简答，参考答案给评分人看': {
    xml: item(
      '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>',
      `<qti-rubric-block use="instructions" view="scorer">
      <qti-content-body>
        <p>写明三件事。</p>
        <p>语句通顺。</p>
      </qti-content-body>
    </qti-rubric-block>
    <qti-extended-text-interaction response-identifier="RESPONSE" expected-lines="6">
      <qti-prompt>给朋友写一张明信片。</qti-prompt>
    </qti-extended-text-interaction>`,
    ),
    reads: {
      kind: 'extended-text',
      lines: 6,
      stem: { paragraphs: ['给朋友写一张明信片。'] },
      key: { reference: ['写明三件事。', '语句通顺。'] },
    },
  },
}
