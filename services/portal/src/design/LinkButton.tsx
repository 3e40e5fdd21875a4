import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';

/** A link of this site that looks like a button: one element, for the keyboard and for whoever listens. */
export function LinkButton({
  to,
  state,
  ...button
}: {
  to: string;
  /** Handed to the page that is opened. */
  state?: unknown;
} & Omit<ButtonProps, 'href' | 'onClick'>) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLElement>(to, { state });
  return <Button {...button} href={href} onClick={(event) => follow(event as React.MouseEvent<HTMLElement>)} />;
}
