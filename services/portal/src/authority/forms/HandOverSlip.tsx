import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';

export interface IssuedAccount {
  userName: string;
  name: string;
  phoneMasked: string;
  issuedAt: string;
  organisation: string;
}

/** A first password is good for 72 hours (domain 2.1). */
const VALID_MS = 72 * 3_600_000;

/** 账户交接单: the user name on paper; the first password is not on it, because it went to the phone of its holder alone. */
export function HandOverSlip({
  issued: { userName, name, phoneMasked, issuedAt, organisation },
  end,
  back,
  again,
}: {
  issued: IssuedAccount;
  end: 'institution' | 'authority';
  back: string;
  again: () => void;
}) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const until = dates.moment(new Date(Date.parse(issuedAt) + VALID_MS).toISOString());
  const lines: [string, string][] = [
    [t('slip.organisation'), organisation],
    [t('slip.end'), t(`common:ends.${end}`)],
    [t('accounts.userName'), userName],
    [t('accounts.holder'), name],
    [t('slip.phone'), phoneMasked],
    [t('accounts.issuedAt'), dates.moment(issuedAt)],
    [t('slip.validUntil'), until],
    [t('slip.address'), `${location.origin}/${end}`],
  ];
  return (
    <>
      <Alert
        type="success"
        showIcon
        role="status"
        className="gap-below no-print"
        title={t('slip.done', { userName })}
        description={`${t('slip.sent', { phone: phoneMasked, until })} ${t(`slip.late.${end}`)}`}
      />
      <Card className="slip">
        <Typography.Title level={2}>{t('slip.title')}</Typography.Title>
        <dl>
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="number">{value}</dd>
            </div>
          ))}
        </dl>
        <Typography.Paragraph>{t('slip.advice')}</Typography.Paragraph>
        <div className="slip-signatures">
          <span>{t('slip.issuedBy')}</span>
          <span>{t('slip.receivedBy')}</span>
        </div>
      </Card>
      <Flex gap="small" wrap className="no-print slip-actions">
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
          {t('slip.print')}
        </Button>
        <Button onClick={again}>{t('slip.another')}</Button>
        <LinkButton to={back}>{t('common:back')}</LinkButton>
      </Flex>
    </>
  );
}
