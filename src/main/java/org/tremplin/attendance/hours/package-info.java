/** Hours as they are counted from marks: by session and term, on the sheet that is signed, for whom it concerns. */
package org.tremplin.attendance.hours;
