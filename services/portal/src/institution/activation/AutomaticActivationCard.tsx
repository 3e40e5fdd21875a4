import { App, Card, Flex, Switch, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { AutomaticActivation, SetAutomaticActivation } from '../../generated/institution/activation/activation.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';

/** 自动激活: on, nobody of the institution needs a code any more (S2-Q23); asked once more before it is turned on. */
export function AutomaticActivationCard() {
  const { t } = useTranslation('activation');
  const { moment } = useDates();
  const { modal } = App.useApp();
  const label = useId();
  const { data } = useAnswer(AutomaticActivation, {});
  const set = useStep(SetAutomaticActivation);
  const enabled = data?.automaticActivation.enabled ?? false;
  const turn = (to: boolean) => set.mutateAsync({ enabled: to }).then(() => {});

  function change(to: boolean) {
    if (!to) return void turn(false);
    modal.confirm({
      title: t('automatic.sure'),
      content: t('automatic.about'),
      okText: t('automatic.on'),
      cancelText: t('common:cancel'),
      onOk: () => turn(true),
    });
  }

  return (
    <Card size="small" variant="borderless" className="activation-automatic">
      <Flex gap="middle" align="center">
        <Switch
          checked={enabled}
          loading={data === undefined || set.isPending}
          onChange={change}
          aria-labelledby={label}
        />
        <div>
          <Typography.Text strong id={label}>
            {t('automatic.title')}
          </Typography.Text>
          <div>
            <Typography.Text type="secondary">
              {t('automatic.about')}
              {data?.automaticActivation.changedAt &&
                ` ${t('automatic.changed', { at: moment(data.automaticActivation.changedAt) })}`}
            </Typography.Text>
          </div>
        </div>
      </Flex>
    </Card>
  );
}
