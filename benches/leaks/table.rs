//! The table of alarms.

/// How often there was an alarm, for each leak.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) alarms: [usize; 4],
}

pub(crate) fn print(rows: &[Row]) {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    println!("{:width$}  {:>7}  {:>7}  {:>7}  {:>7}", "work", "alone", "+ each", "+ 10th", "+ 1/5");
    for Row { name, alarms: [alone, each, tenth, fifth] } in rows {
        println!("{name:width$}  {alone:>7}  {each:>7}  {tenth:>7}  {fifth:>7}");
    }
}
