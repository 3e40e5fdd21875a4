import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { type Definition, materialLines, numberLines, scopeLines } from './rule-values.ts';

/** The value of a setting in words. */
export function RuleValue({ definition, value }: { definition: Definition; value: unknown }) {
  const lines = useLines(definition, value);
  if (lines.length === 1) return <span>{lines[0]}</span>;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useLines({ kind, unit, choices }: Definition, value: unknown): string[] {
  const { t } = useTranslation('administration');
  const { said, enumName } = useWords();
  const named = (code: string) => said(choices.find((one) => one.code === code)?.name ?? code);
  const number = (count: unknown) => t('rules.number', { count: Number(count), unit: said(unit) });
  switch (kind) {
    case 'YES_NO':
      return [t(value === true ? 'rules.on' : 'rules.off')];
    case 'NUMBER':
      return [number(value)];
    case 'NUMBER_OR_NONE':
      return [value === null || value === undefined ? t('rules.noLimit') : number(value)];
    case 'NUMBER_OF_EACH':
    case 'NUMBER_OF_SOME': {
      const lines = numberLines(value).map((line) =>
        t('rules.of', { what: named(line.code), value: number(line.value) }),
      );
      return lines.length > 0 ? lines : [t('rules.nothing')];
    }
    case 'SCOPE_LIMITS':
      return scopeLines(value).map(({ classPrefix, level, most }) =>
        t('rules.scopeLine', {
          place: classPrefix === '' ? t('rules.everyClass') : t('rules.classes', { prefix: classPrefix }),
          level: level === null ? t('rules.everyLevel') : named(level),
          value: number(most),
        }),
      );
    case 'MATERIALS': {
      const lines = materialLines(value).map(({ procedure, name, mandatory, form }) =>
        t(mandatory ? 'rules.mandatory' : 'rules.voluntary', {
          what: named(procedure),
          name,
          form: enumName('MaterialForm', form),
        }),
      );
      return lines.length > 0 ? lines : [t('rules.nothing')];
    }
  }
}
