//! Places on a page and what moves them.

/// A PDF transformation: `[a b c d e f]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This transformation, then another.
    pub(super) fn then(self, next: Self) -> Self {
        let [right_x, right_y, up_x, up_y, _, _] = self.0;
        let (origin_x, origin_y) = self.origin();
        let (right_x, right_y) = next.turned(right_x, right_y);
        let (up_x, up_y) = next.turned(up_x, up_y);
        let (origin_x, origin_y) = next.apply(origin_x, origin_y);
        Self([right_x, right_y, up_x, up_y, origin_x, origin_y])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let (turned_x, turned_y) = self.turned(x, y);
        let (origin_x, origin_y) = self.origin();
        (turned_x + origin_x, turned_y + origin_y)
    }

    /// Where the point lands that was at the start.
    pub(super) fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    /// A step, without the move of the start.
    fn turned(self, x: f64, y: f64) -> (f64, f64) {
        (self.0[0] * x + self.0[2] * y, self.0[1] * x + self.0[3] * y)
    }

    /// How long a step to the right becomes.
    pub(super) fn width(self) -> f64 {
        self.0[0].hypot(self.0[1])
    }

    /// How many quarters a step to the right is turned to the left; `None` when it leans.
    pub(super) fn quarters(self) -> Option<u8> {
        const LEANING: f64 = 0.05;
        let (x, y) = (self.0[0], self.0[1]);
        if y.abs() <= LEANING * x.abs() {
            Some(if x >= 0.0 { 0 } else { 2 })
        } else if x.abs() <= LEANING * y.abs() {
            Some(if y >= 0.0 { 1 } else { 3 })
        } else {
            None
        }
    }

    /// How long a step upwards becomes.
    pub(super) fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn moves_and_scales_in_order() {
        let scaled = Matrix([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]);
        assert_eq!(Matrix::moved(1.0, 1.0).then(scaled).apply(0.0, 0.0), (2.0, 3.0));
        assert_eq!(scaled.then(Matrix::moved(1.0, 1.0)).apply(1.0, 1.0), (3.0, 4.0));
        assert_eq!((scaled.width(), scaled.height()), (2.0, 3.0));
        let turned = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 1.0]];
        let turned = turned.map(|[x, y]| Matrix([x, y, 0.0, 0.0, 0.0, 0.0]).quarters());
        assert_eq!(turned, [Some(0), Some(1), Some(2), Some(3), None]);
    }
}
