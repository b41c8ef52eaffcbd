// SPDX-License-Identifier: Apache-2.0
/**
 * Who looks after a page, who may read and change it, and reminders that it is to be looked over.
 */
package org.rambla.wiki.care;
