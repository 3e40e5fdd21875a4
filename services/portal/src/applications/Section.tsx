import { Card, Flex, Typography } from 'antd';
import { type ReactNode, useId } from 'react';

/** A part of a case under its heading. */
export function Section({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Card variant="borderless">
      <section aria-labelledby={id} className="case-section">
        <Flex justify="space-between" align="baseline" gap="small" wrap>
          <Typography.Title level={2} id={id} className="case-title">
            {title}
          </Typography.Title>
          {extra}
        </Flex>
        {children}
      </section>
    </Card>
  );
}
