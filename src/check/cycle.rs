//! Cycles in a relation of numbered things.

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The cycles of a relation, each once, told by the things on it in their order.
///
/// It takes time in proportion to things and relations, and no stack.
pub(super) fn cycles(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut states = vec![State::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        let mut path = Vec::new();
        enter(start, &mut states, &mut path, &next);
        while let Some((at, waiting)) = path.last_mut() {
            let at = *at;
            match waiting.pop() {
                Some(to) if states.get(to) == Some(&State::Open) => found.push(loop_to(to, &path)),
                Some(to) => enter(to, &mut states, &mut path, &next),
                None => {
                    set(&mut states, at, State::Done);
                    path.pop();
                }
            }
        }
    }
    found
}

fn enter(
    at: usize,
    states: &mut [State],
    path: &mut Vec<(usize, Vec<usize>)>,
    next: &impl Fn(usize) -> Vec<usize>,
) {
    if states.get(at) == Some(&State::New) {
        set(states, at, State::Open);
        let mut waiting = next(at);
        waiting.reverse();
        path.push((at, waiting));
    }
}

fn set(states: &mut [State], at: usize, state: State) {
    if let Some(place) = states.get_mut(at) {
        *place = state;
    }
}

fn loop_to(to: usize, path: &[(usize, Vec<usize>)]) -> Vec<usize> {
    path.iter().map(|(at, _)| *at).skip_while(|at| *at != to).collect()
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn each_cycle_is_told_once() {
        let of = |edges: &[&[usize]]| cycles(edges.len(), |at| edges[at].to_vec());
        assert_eq!(of(&[&[1], &[2], &[]]), Vec::<Vec<usize>>::new());
        assert_eq!(of(&[&[0]]), [[0]]);
        assert_eq!(of(&[&[1], &[2], &[1]]), [[1, 2]]);
        assert_eq!(of(&[&[1, 2], &[0], &[0]]), [[0, 1], [0, 2]]);
        assert_eq!(of(&[&[9]]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        assert_eq!(cycles(200_000, |at| vec![(at + 1) % 200_000]).len(), 1);
    }
}
