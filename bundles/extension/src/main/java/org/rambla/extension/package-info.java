// SPDX-License-Identifier: Apache-2.0
/**
 * What is installed and what should be. Administrators bring a file ({@code artifact}: what it is and says), it is checked
 * before anything changes ({@code check}), and confirmed ({@code change}). What should be installed is a record in the
 * database, bytes included ({@code register}); on each server a reconciler makes the framework follow it ({@code node}),
 * so that a change, a crash half-way, a second server and a restart are all the same case. What extensions are given and
 * what is kept from them stands in {@code guard}. {@code administration} holds the pages.
 *
 * <p>An update installs the new version beside the old one, waits until it can answer, writes the register, moves the
 * requests over, and lets the old version drain. Failure before the register is written changes nothing.
 */
package org.rambla.extension;
