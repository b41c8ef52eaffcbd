// SPDX-License-Identifier: Apache-2.0
/** How the mail goes, for administrators. */
package org.rambla.mail.admin;
