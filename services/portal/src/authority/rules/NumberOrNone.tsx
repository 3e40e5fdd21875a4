import { Checkbox, Flex, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

/** A number, or no limit at all. */
export function NumberOrNone({
  value = null,
  onChange,
  label,
  min,
  max,
  unit,
}: {
  value?: number | null;
  onChange?: (value: number | null) => void;
  label: string;
  min: number;
  max: number;
  unit: string;
}) {
  const { t } = useTranslation('administration');
  return (
    <Flex gap="middle" align="center" wrap>
      <InputNumber
        aria-label={label}
        min={min}
        max={max}
        precision={0}
        suffix={value !== null && unit}
        className="number-field"
        value={value}
        disabled={value === null}
        onChange={(next) => onChange?.(next ?? min)}
      />
      <Checkbox checked={value === null} onChange={({ target }) => onChange?.(target.checked ? null : min)}>
        {t('rules.noLimit')}
      </Checkbox>
    </Flex>
  );
}
