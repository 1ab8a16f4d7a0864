// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {MorphoPriceFace} from "../../contracts/faces/MorphoPriceFace.sol";
import {MorphoSilentTokenFace} from "../../contracts/faces/MorphoSilentTokenFace.sol";
import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AssetDecimals} from "../../contracts/interfaces/IOracleRouter.sol";
import {AnswersAnything} from "../support/AnswersAnything.sol";
import {RouterTest} from "../support/RouterTest.sol";
import {ScriptedOracle} from "../support/ScriptedOracle.sol";

/// @notice The face of a market one of whose tokens does not say its decimals.
contract MorphoSilentTokenFaceTest is RouterTest {
    /// @dev Where Polygon keeps its native token.
    address private constant RESERVED = address(0x1010);

    ScriptedOracle private oracle;
    address private silent;

    function setUp() public override {
        super.setUp();
        oracle = scripted(8, 3_000e8);
        silent = address(new AnswersAnything(0, 0));
    }

    function deploy(
        address collateral,
        address loan,
        AssetDecimals[] memory given
    ) public returns (MorphoSilentTokenFace) {
        MorphoPriceFace.Config memory config = MorphoPriceFace.Config(oracle, false, collateral, loan);
        return MorphoSilentTokenFace(deployArtifact("MorphoSilentTokenFace", abi.encode(config, given)));
    }

    function refuse(address collateral, address loan, AssetDecimals[] memory given, bytes memory reason) private {
        vm.expectRevert(reason);
        this.deploy(collateral, loan, given);
    }

    function test_constructor_TakesGivenDecimals_WhenEitherTokenIsSilent() public {
        vm.assertEq(deploy(silent, usdc, decimalsFor(silent, 18)).price(), 3_000e24, "the collateral");
        vm.assertEq(deploy(weth, silent, decimalsFor(silent, 6)).price(), 3_000e24, "the loan");
    }

    function test_constructor_TakesGivenDecimals_WhenTokenInReservedRangeIsSilent() public {
        vm.etch(RESERVED, silent.code);
        vm.assertEq(deploy(RESERVED, usdc, decimalsFor(RESERVED, 18)).price(), 3_000e24, "0x1010");
    }

    function test_constructor_TakesGivenDecimals_WhenBothTokensAreSilent() public {
        address other = address(new AnswersAnything(0, 1));
        vm.assertEq(deploy(silent, other, decimalsFor(silent, 18, other, 6)).price(), 3_000e24, "both");
    }

    function test_constructor_Asks_WhenNothingIsGiven() public {
        vm.assertEq(deploy(weth, usdc, new AssetDecimals[](0)).price(), 3_000e24, "asked");
    }

    function test_constructor_Takes_WhenGivenIsWhatTokenSays() public {
        vm.assertEq(deploy(weth, usdc, decimalsFor(usdc, 6)).price(), 3_000e24, "the same");
    }

    function testFuzz_constructor_HoldsGivenAgainstTheToken(uint8 given) public {
        AssetDecimals[] memory decimals = decimalsFor(weth, given);
        if (given == 18) vm.assertEq(deploy(weth, usdc, decimals).price(), 3_000e24, "the same");
        else
            refuse(
                weth,
                usdc,
                decimals,
                abi.encodeWithSelector(MorphoPriceFace.DecimalsDiffer.selector, weth, given, 18)
            );
    }

    function testFuzz_constructor_BoundsGivenDecimals(uint8 given) public {
        AssetDecimals[] memory decimals = decimalsFor(silent, given);
        if (given <= 36) vm.assertGt(deploy(silent, usdc, decimals).price(), 0, "deployed");
        else {
            bytes4 selector = MorphoPriceFace.DecimalsOutOfRange.selector;
            refuse(silent, usdc, decimals, abi.encodeWithSelector(selector, silent, given, 36));
        }
    }

    function test_constructor_Refuses_WhenSilentTokenIsNotGiven() public {
        bytes memory reason = abi.encodeWithSelector(MorphoPriceFace.DecimalsUnreadable.selector, silent);
        refuse(silent, usdc, new AssetDecimals[](0), reason);
        refuse(silent, usdc, decimalsFor(usdc, 6), reason);
    }

    function test_constructor_Refuses_WhenGivenIsTwiceOrOfAnotherToken() public {
        bytes4 selector = MorphoSilentTokenFace.DecimalsNotWanted.selector;
        refuse(silent, usdc, decimalsFor(silent, 18, silent, 18), abi.encodeWithSelector(selector, silent));
        refuse(silent, usdc, decimalsFor(silent, 18, USD, 18), abi.encodeWithSelector(selector, USD));
    }

    function testFuzz_price_FACE_2_RefusesWhatIsNotServed(uint256 level) public {
        MorphoSilentTokenFace face = deploy(silent, usdc, decimalsFor(silent, 18));
        level %= 4;
        oracle.setLevel(Level(level));
        if (level < 2) return vm.assertEq(face.price(), 3_000e24, "served");
        vm.expectRevert(abi.encodeWithSelector(IRedundantOracle.PriceUnavailable.selector, level, 0));
        face.price();
    }
}
