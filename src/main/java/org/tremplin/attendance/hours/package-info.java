/** Hours counted from marks: by session and term, on the sign-in sheet, per person. */
package org.tremplin.attendance.hours;
