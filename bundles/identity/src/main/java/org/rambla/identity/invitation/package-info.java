// SPDX-License-Identifier: Apache-2.0
/** How members come in: invited one by one, succeeded, or by a file; and how they accept. */
package org.rambla.identity.invitation;
