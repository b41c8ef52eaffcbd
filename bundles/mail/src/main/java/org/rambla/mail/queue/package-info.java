// SPDX-License-Identifier: Apache-2.0
/** Mail on its way, in the database. */
package org.rambla.mail.queue;
