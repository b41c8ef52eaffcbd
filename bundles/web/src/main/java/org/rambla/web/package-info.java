// SPDX-License-Identifier: Apache-2.0
/**
 * The way in. Every request takes it: {@link org.rambla.web.front.Front} (request id, security headers, session to member,
 * language, origin of the request, rate limits), {@link org.rambla.web.gate.Gate} (is the space there and visible, is the
 * feature installed and switched on, does the role carry the permission that the method declares, is the item of this
 * space), the bundle's own Jersey application ({@link org.rambla.web.mount.Mount}), and the page shell
 * ({@link org.rambla.web.shell.Shell}).
 */
package org.rambla.web;
