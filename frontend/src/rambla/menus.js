// SPDX-License-Identifier: Apache-2.0
// Menus open and close by themselves (popover); this closes them where the browser does not.

export function closeMenus() {
  const hide = () => document.querySelectorAll('[popover]:popover-open').forEach(menu => menu.hidePopover());
  document.addEventListener('click', event => event.target.closest?.('[popover] a') && hide());
  // wide enough again: the menu is part of the header, not open above it
  window.matchMedia?.('(min-width: 64.01rem)').addEventListener('change', hide);
  window.addEventListener('pageshow', event => event.persisted && hide());
}
