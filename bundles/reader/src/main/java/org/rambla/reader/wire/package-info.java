// SPDX-License-Identifier: Apache-2.0
/** What the server and the process that reads files say to each other, over its standard input and output. */
package org.rambla.reader.wire;
