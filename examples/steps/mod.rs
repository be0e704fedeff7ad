//! Measures steps in processes of their own, so that none finds what another left in memory.

use std::process::Command;

use serde_json::Value;

/// How many tasks a size asks for.
pub(crate) fn tasks(size: &str) -> Result<usize, String> {
    size.parse().map_err(|_| format!("TASKS is a whole number, not `{size}`"))
}

/// Runs this program with the words of each step, and prints the figures that each gives: for people, or with `--json`.
pub(crate) fn run(tasks: usize, steps: &[&[&str]]) -> Result<(), Box<dyn std::error::Error>> {
    let json = std::env::args().any(|arg| arg == "--json");
    for step in steps {
        let output = Command::new(std::env::current_exe()?).args(*step).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        let mut figures: Value = serde_json::from_slice(&output.stdout)?;
        if json {
            (figures["step"], figures["tasks"]) = (step[0].into(), tasks.into());
            println!("{figures}");
        } else {
            println!("{tasks} {} {figures}", step[0]);
        }
    }
    Ok(())
}

/// What the system says of this process under a name such as `VmHWM`, in MB.
pub(crate) fn memory(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some((kilobytes / 1024.0).round())
}
