// SPDX-License-Identifier: Apache-2.0
/** The program of the process that reads files; in the server none of this is ever loaded. */
package org.rambla.reader.child;
