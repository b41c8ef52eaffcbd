// SPDX-License-Identifier: Apache-2.0
/**
 * Who was there, and what is counted of it. Attendance is a moment on the registration, which only these classes change:
 * places and the waiting list know nothing of it.
 */
package org.rambla.webinar.attendance;
