import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';

/** Begins open: it was asked for by opening it. */
export function OpenedMenu({ menu, button }: { menu: MenuProps; button: ButtonProps }) {
  const [open, setOpen] = useState(true);
  const onClick: MenuProps['onClick'] = (item) => {
    setOpen(false);
    menu.onClick?.(item);
  };
  return (
    <Dropdown trigger={['click']} menu={{ ...menu, onClick }} open={open} onOpenChange={setOpen}>
      <Button {...button} autoFocus aria-haspopup="menu" aria-expanded={open} />
    </Dropdown>
  );
}
