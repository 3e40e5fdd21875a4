import { Card, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import './session.css';

/** A part of a page about one's account, with a heading of its own. */
export function Section({
  title,
  about,
  extra,
  children,
}: {
  title: string;
  about?: string;
  extra?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card
        className="account-section"
        title={
          <Typography.Title level={2} id={id}>
            {title}
          </Typography.Title>
        }
        extra={extra}
      >
        {about !== undefined && <Typography.Paragraph type="secondary">{about}</Typography.Paragraph>}
        {children}
      </Card>
    </section>
  );
}
