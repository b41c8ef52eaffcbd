// SPDX-License-Identifier: Apache-2.0
/**
 * What spaces say of themselves, in languages in which nobody wrote it. Each such text is an item of the register, for what
 * translates: it waits in the same queue as a post, and is corrected, listed and labelled as one. No list, search or mail
 * has it: it is read on the pages of its space.
 */
package org.rambla.space.text;
